package io.belfry.e2e.harness;

/**
 * What agents do on their own account while a scenario is played. Each call returns when the suite
 * shows the result.
 */
public interface Agents {

    void login(String agentNumber);

    void logout(String agentNumber);

    void pause(String agentNumber, String reason);

    void unpause(String agentNumber);
}

package io.belfry.simulator.out;

/** What every AMI connection begins with. */
public final class AmiGreeting {

    /** The first line, before anybody has logged in. */
    public static final String BANNER = "Asterisk Call Manager/11.0.0\r\n";

    /** The first event, after the login. */
    public static final String FULLY_BOOTED =
            "Event: FullyBooted\r\nPrivilege: system,all\r\nUptime: 1\r\nLastReload: 1\r\n"
                    + "Status: Fully Booted\r\n\r\n";

    private AmiGreeting() {}
}

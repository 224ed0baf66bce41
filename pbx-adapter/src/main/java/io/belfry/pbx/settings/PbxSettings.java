package io.belfry.pbx.settings;

import io.belfry.contracts.id.PbxId;
import java.nio.file.Path;
import java.time.ZoneId;

/**
 * A PBX and how to reach it.
 *
 * @param zone in which it writes {@code cel.eventtime} and {@code queue_log.time}
 * @param agentLogin by whose conventions agents log in
 * @param memberInterface template of an agent's queue member: {@code {agentId}}, {@code
 *     {agentNumber}}, {@code {extension}}, {@code {device}} are filled in
 * @param stateInterface template of the device whose state tells whether the agent is free
 * @param dialContext context in which users dial
 * @param cel where CEL rows come from: {@link Database} or {@link Ami}
 * @param queueLog where queue_log rows come from: {@link Database} or {@link LogFile}
 * @param database null when no source needs it
 */
public record PbxSettings(
        PbxId name,
        ZoneId zone,
        AgentLogin agentLogin,
        String memberInterface,
        String stateInterface,
        String dialContext,
        AmiSettings ami,
        Source cel,
        Source queueLog,
        DatabaseSettings database) {

    /** Whether the PBX is a XiVO, whose conventions hold for agents and services of users. */
    public boolean xivo() {
        return agentLogin == AgentLogin.XIVO;
    }

    /** How agents log in. */
    public enum AgentLogin {
        /** By us: queue members, queue_log lines and user events. */
        PLAIN,
        /** As XiVO's own agent service does. */
        XIVO
    }

    /** Where rows come from. */
    public sealed interface Source {}

    /** A table of the PBX's PostgreSQL. */
    public record Database() implements Source {}

    /** Events of the AMI connection: live only. */
    public record Ami() implements Source {}

    /** A log file that Asterisk writes and somebody rotates. */
    public record LogFile(Path path) implements Source {}

    /** The AMI account; the secret is never printed. */
    public record AmiSettings(
            String host, int port, String username, String secret, TlsSettings tls) {

        /** {@code user@host:port}, for logs and health. */
        public String address() {
            return username + "@" + host + ":" + port;
        }

        @Override
        public String toString() {
            return address();
        }
    }

    /**
     * @param trustStore PKCS12 or PEM; null = what the JVM trusts
     * @param verifyHost whether the certificate must name the host
     */
    public record TlsSettings(boolean enabled, Path trustStore, boolean verifyHost) {}

    /** The PBX's database; the password is never printed. */
    public record DatabaseSettings(
            String host, int port, String name, String username, String password) {

        /** {@code user@host:port/name}, for logs and health. */
        public String address() {
            return username + "@" + host + ":" + port + "/" + name;
        }

        @Override
        public String toString() {
            return address();
        }
    }
}

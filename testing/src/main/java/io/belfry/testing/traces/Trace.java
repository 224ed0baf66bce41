package io.belfry.testing.traces;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/**
 * One scenario recorded on a real Asterisk 22: what AMI, {@code queue_log} and {@code cel} said
 * about the same calls. See {@code traces/README.md} for who is who.
 */
public final class Trace {

    private static final ObjectMapper JSON = new ObjectMapper();

    private static final List<String> NAMES =
            List.of(
                    "01-agent_login",
                    "02-answered_agent_hangs_up",
                    "03-answered_caller_hangs_up",
                    "04-wrapup",
                    "05-abandon_ringing",
                    "06-abandon_waiting",
                    "07-queue_timeout",
                    "08-ringnoanswer_then_next",
                    "09-agent_busy",
                    "10-joinempty",
                    "11-leaveempty",
                    "12-phone_unregister_register",
                    "13-pause_unpause_deliver",
                    "14-penalty",
                    "15-queue_full",
                    "16-positions",
                    "17-exit_with_key",
                    "18-hold_unhold",
                    "19-hangup_on_hold",
                    "20-blind_transfer_refer",
                    "21-blind_transfer_ami",
                    "22-attended_transfer_refer",
                    "23-attended_transfer_ami",
                    "24-recording_mute",
                    "25-chanspy",
                    "26-internal_call",
                    "27-internal_cancel",
                    "28-internal_busy",
                    "29-outgoing_call",
                    "30-incoming_direct",
                    "31-originate_click_to_call",
                    "32-park",
                    "33-conference",
                    "34-ami_hangup",
                    "35-local_originate",
                    "36-agent_pool",
                    "37-not_preanswered",
                    "38-dtmf_talk",
                    "39-agent_logout");

    private final String name;

    private Trace(String name) {
        this.name = name;
    }

    /**
     * The scenario of that name, such as {@code 02-answered_agent_hangs_up}.
     *
     * @throws IllegalArgumentException if there is none
     */
    public static Trace scenario(String name) {
        if (!NAMES.contains(name)) {
            throw new IllegalArgumentException("no trace " + name + "; there are " + NAMES);
        }
        return new Trace(name);
    }

    /** Every scenario in the order in which they were played. */
    public static List<Trace> all() {
        return NAMES.stream().map(Trace::new).toList();
    }

    /** The bytes of the connection that drove the calls: banner, then responses and their lists. */
    public static byte[] controlConnection() {
        return read("ami-control-connection.txt");
    }

    public String name() {
        return name;
    }

    /** What happens in it, in words. */
    public String description() {
        return text("README").strip();
    }

    /** What AMI sent, byte for byte. */
    public byte[] amiBytes() {
        return read("scenarios/" + name + "/ami.txt");
    }

    /** {@link #amiBytes()} cut into single events, each with its blank line. */
    public List<byte[]> amiFrames() {
        return AmiFrames.split(amiBytes());
    }

    /** The events in order; each a map of header to value in the order of the headers. */
    public List<Map<String, String>> amiEvents() {
        return amiFrames().stream().map(AmiFrames::headers).toList();
    }

    /** The rows of {@code queue_log} in order of id. */
    public List<QueueLogLine> queueLog() {
        return text("queue_log.txt").lines().map(QueueLogLine::parse).toList();
    }

    /** The rows of {@code cel} in order of id, columns as fields. */
    public List<JsonNode> cel() {
        return text("cel.jsonl").lines().map(Trace::json).toList();
    }

    @Override
    public String toString() {
        return name;
    }

    private String text(String file) {
        return new String(read("scenarios/" + name + "/" + file), StandardCharsets.UTF_8);
    }

    private static JsonNode json(String line) {
        try {
            return JSON.readTree(line);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("bad CEL row: " + line, e);
        }
    }

    private static byte[] read(String path) {
        try (InputStream in = Trace.class.getResourceAsStream("/traces/" + path)) {
            if (in == null) {
                throw new IllegalStateException("resource /traces/" + path + " is missing");
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

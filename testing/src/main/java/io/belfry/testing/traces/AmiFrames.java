package io.belfry.testing.traces;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Splits AMI bytes into frames. A frame is one event or response with the blank line that ends it;
 * its lines end in CRLF.
 */
public final class AmiFrames {

    private AmiFrames() {}

    /**
     * The frames of {@code bytes} in order; joined again they are the same bytes. A trailing part
     * without its blank line is a frame of its own.
     */
    public static List<byte[]> split(byte[] bytes) {
        List<byte[]> frames = new ArrayList<>();
        int start = 0;
        for (int i = 3; i < bytes.length; i++) {
            boolean end =
                    bytes[i] == '\n'
                            && bytes[i - 1] == '\r'
                            && bytes[i - 2] == '\n'
                            && bytes[i - 3] == '\r';
            if (end && i - 3 >= start) {
                frames.add(Arrays.copyOfRange(bytes, start, i + 1));
                start = i + 1;
            }
        }
        if (start < bytes.length) {
            frames.add(Arrays.copyOfRange(bytes, start, bytes.length));
        }
        return frames;
    }

    /**
     * The headers of one frame in the order in which they were sent. A line without a colon (the
     * banner) is left out; a header sent twice keeps its first value.
     */
    public static Map<String, String> headers(byte[] frame) {
        Map<String, String> headers = new LinkedHashMap<>();
        for (String line : new String(frame, StandardCharsets.UTF_8).split("\r\n")) {
            int colon = line.indexOf(':');
            if (colon > 0) {
                headers.putIfAbsent(line.substring(0, colon), line.substring(colon + 1).strip());
            }
        }
        return headers;
    }
}

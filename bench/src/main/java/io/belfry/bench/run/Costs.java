package io.belfry.bench.run;

import com.sun.management.ThreadMXBean;
import com.sun.tools.attach.AttachNotSupportedException;
import com.sun.tools.attach.VirtualMachine;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.util.Comparator;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import javax.management.remote.JMXConnector;
import javax.management.remote.JMXConnectorFactory;
import javax.management.remote.JMXServiceURL;

/** What the Java threads of a JVM cost: processor time and allocated bytes, by thread. */
public final class Costs implements AutoCloseable {

    private final ThreadMXBean threads;
    private final Predicate<String> which;
    private final JMXConnector connector;

    private Costs(ThreadMXBean threads, Predicate<String> which, JMXConnector connector) {
        this.threads = threads;
        this.which = which;
        this.connector = connector;
    }

    /** Of this JVM, the platform threads with these names alone. */
    public static Costs here(Predicate<String> which) {
        return new Costs((ThreadMXBean) ManagementFactory.getThreadMXBean(), which, null);
    }

    /** Of another JVM of this machine, all platform threads but those that look into it. */
    public static Costs of(long pid) {
        try {
            VirtualMachine vm = VirtualMachine.attach(Long.toString(pid));
            try {
                JMXConnector connector =
                        JMXConnectorFactory.connect(
                                new JMXServiceURL(vm.startLocalManagementAgent()));
                ThreadMXBean threads =
                        ManagementFactory.newPlatformMXBeanProxy(
                                connector.getMBeanServerConnection(),
                                ManagementFactory.THREAD_MXBEAN_NAME,
                                ThreadMXBean.class);
                return new Costs(
                        threads, n -> !n.startsWith("RMI") && !n.startsWith("JMX"), connector);
            } finally {
                vm.detach();
            }
        } catch (AttachNotSupportedException | IOException e) {
            throw new BenchFailed("cannot look into process " + pid + ": " + e.getMessage(), e);
        }
    }

    /**
     * What was spent since the threads started.
     *
     * @param cpuNanos by name of the thread, without its numbers
     * @param bytes allocated by all of them
     */
    public record Spent(Map<String, Long> cpuNanos, long bytes) {

        /** What was spent since then. */
        public Spent since(Spent before) {
            Map<String, Long> difference = new TreeMap<>();
            cpuNanos.forEach(
                    (name, nanos) ->
                            difference.put(name, nanos - before.cpuNanos().getOrDefault(name, 0L)));
            return new Spent(difference, bytes - before.bytes());
        }

        /** Processor microseconds of each of so many. */
        public double microsPer(double count) {
            return total() / 1e3 / count;
        }

        /** Bytes for each of so many. */
        public double bytesPer(double count) {
            return bytes / count;
        }

        /** The threads that took most, in percent: {@code pbx-link 57 %, …}. */
        public String shares() {
            return cpuNanos.entrySet().stream()
                    .sorted(Comparator.comparingLong(e -> -e.getValue()))
                    .limit(4)
                    .map(e -> "%s %.0f %%".formatted(e.getKey(), e.getValue() * 100.0 / total()))
                    .collect(Collectors.joining(", "));
        }

        private double total() {
            return cpuNanos.values().stream().mapToLong(Long::longValue).sum();
        }
    }

    /** What was spent up to now by the threads that live now. */
    public Spent now() {
        long[] ids = threads.getAllThreadIds();
        long[] nanos = threads.getThreadCpuTime(ids);
        long[] allocated = threads.getThreadAllocatedBytes(ids);
        ThreadInfo[] infos = threads.getThreadInfo(ids);
        Map<String, Long> cpu = new TreeMap<>();
        long bytes = 0;
        for (int i = 0; i < ids.length; i++) {
            if (infos[i] != null && which.test(infos[i].getThreadName())) {
                String name = infos[i].getThreadName().replaceAll("[-\\d]*\\d+", "");
                cpu.merge(name, Math.max(0, nanos[i]), Long::sum);
                bytes += Math.max(0, allocated[i]);
            }
        }
        return new Spent(cpu, bytes);
    }

    @Override
    public void close() {
        if (connector != null) {
            try {
                connector.close();
            } catch (IOException e) {
                throw new BenchFailed("cannot leave the measured process: " + e.getMessage(), e);
            }
        }
    }
}

package io.belfry.testing.infra;

/**
 * Makes Kafka's clients look for their plug-ins where they are from. A Quarkus test has several
 * class loaders, and the clients ask the one of the thread first, which may know the same class as
 * another.
 */
final class OwnClasses implements AutoCloseable {

    private final Thread thread = Thread.currentThread();
    private final ClassLoader before = thread.getContextClassLoader();

    OwnClasses() {
        thread.setContextClassLoader(OwnClasses.class.getClassLoader());
    }

    @Override
    public void close() {
        thread.setContextClassLoader(before);
    }
}

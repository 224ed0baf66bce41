package io.belfry.testing.infra;

import java.lang.reflect.Field;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.TestInstancePostProcessor;

/**
 * For tests without Quarkus: fills {@link InjectKafka} fields with a fixture that the tests of one
 * class share.
 */
public final class KafkaExtension implements TestInstancePostProcessor, AfterAllCallback {

    private KafkaFixture fixture;

    @Override
    public synchronized void postProcessTestInstance(Object test, ExtensionContext context)
            throws IllegalAccessException {
        if (fixture == null) {
            fixture = KafkaFixture.create();
        }
        for (Class<?> c = test.getClass(); c != null; c = c.getSuperclass()) {
            for (Field field : c.getDeclaredFields()) {
                if (field.isAnnotationPresent(InjectKafka.class)) {
                    field.setAccessible(true);
                    field.set(test, fixture);
                }
            }
        }
    }

    @Override
    public synchronized void afterAll(ExtensionContext context) {
        if (fixture != null) {
            fixture.close();
            fixture = null;
        }
    }
}

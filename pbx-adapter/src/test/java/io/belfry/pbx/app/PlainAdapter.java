package io.belfry.pbx.app;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import io.vertx.core.Vertx;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Parameter;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * A whole adapter without Quarkus around it, so that a test may have two: its constructor is given
 * what the container would give.
 */
final class PlainAdapter implements AutoCloseable {

    private final Vertx vertx = Vertx.vertx();
    private final Adapter adapter;

    PlainAdapter(Map<String, String> settings) {
        Constructor<?> constructor = Adapter.class.getConstructors()[0];
        SmallRyeConfigBuilder config =
                new SmallRyeConfigBuilder()
                        .addDiscoveredConverters()
                        .withDefaultValues(settings)
                        .addDefaultInterceptors();
        for (Class<?> type : constructor.getParameterTypes()) {
            if (type.isAnnotationPresent(ConfigMapping.class)) {
                config.withMapping(type);
            }
        }
        SmallRyeConfig built = config.build();
        Object[] arguments =
                Arrays.stream(constructor.getParameters()).map(p -> argument(p, built)).toArray();
        try {
            adapter = (Adapter) constructor.newInstance(arguments);
        } catch (InstantiationException | IllegalAccessException | InvocationTargetException e) {
            throw new IllegalStateException(e);
        }
        adapter.start();
    }

    Adapter adapter() {
        return adapter;
    }

    private Object argument(Parameter parameter, SmallRyeConfig config) {
        Class<?> type = parameter.getType();
        ConfigProperty property = parameter.getAnnotation(ConfigProperty.class);
        if (property != null) {
            return type == Optional.class
                    ? config.getOptionalValue(property.name(), String.class)
                    : config.getValue(property.name(), type);
        }
        if (type.isAnnotationPresent(ConfigMapping.class)) {
            return config.getConfigMapping(type);
        }
        if (type == Vertx.class) {
            return vertx;
        }
        if (type == MeterRegistry.class) {
            return new SimpleMeterRegistry();
        }
        if (type == Config.class) {
            return config;
        }
        throw new IllegalStateException("what is a " + type + "?");
    }

    @Override
    public void close() {
        adapter.stop();
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }
}

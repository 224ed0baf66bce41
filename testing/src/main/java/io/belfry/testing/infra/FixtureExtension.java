package io.belfry.testing.infra;

import java.lang.annotation.Annotation;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.platform.commons.support.AnnotationSupport;
import org.junit.platform.commons.support.HierarchyTraversalMode;

/**
 * Fills the marked fields of a test without Quarkus, as JUnit does with {@code @TempDir}: the tests
 * of a class share what a static field gets, and each test gets its own in a field of the instance.
 *
 * @param <F> the fixture; closed after the tests that it is for, if it can be closed
 */
abstract class FixtureExtension<F> implements BeforeAllCallback, BeforeEachCallback {

    private final Class<? extends Annotation> mark;
    private final Class<F> type;
    private final Function<String, F> create;

    /**
     * Fills fields that carry {@code mark}.
     *
     * @param create makes a fixture, given the name of the test's class
     */
    FixtureExtension(Class<? extends Annotation> mark, Class<F> type, Function<String, F> create) {
        this.mark = mark;
        this.type = type;
        this.create = create;
    }

    @Override
    public final void beforeAll(ExtensionContext context) throws IllegalAccessException {
        fill(context, context.getRequiredTestClass(), null);
    }

    @Override
    public final void beforeEach(ExtensionContext context) throws IllegalAccessException {
        for (Object instance : context.getRequiredTestInstances().getAllInstances()) {
            fill(context, instance.getClass(), instance);
        }
    }

    private void fill(ExtensionContext context, Class<?> test, Object instance)
            throws IllegalAccessException {
        List<Field> fields =
                AnnotationSupport.findAnnotatedFields(
                        test,
                        mark,
                        field -> Modifier.isStatic(field.getModifiers()) == (instance == null),
                        HierarchyTraversalMode.TOP_DOWN);
        for (Field field : fields) {
            field.setAccessible(true);
            field.set(instance, fixture(context));
        }
    }

    /** The store closes it at the end of the test or of the class. */
    private F fixture(ExtensionContext context) {
        String name = context.getRequiredTestClass().getSimpleName();
        return context.getStore(
                        ExtensionContext.Namespace.create(getClass(), context.getUniqueId()))
                .computeIfAbsent(type, _ -> create.apply(name), type);
    }
}

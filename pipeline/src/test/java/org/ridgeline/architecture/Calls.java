package org.ridgeline.architecture;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget.CodeUnitAccessTarget;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaConstructor;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.conditions.ArchConditions;
import java.util.Arrays;
import java.util.Set;
import java.util.function.Predicate;

/** Conditions on the methods and constructors that a class calls or refers to, as in {@code String::toLowerCase}. */
final class Calls {

    /** The name of a constructor, for {@link #call} and {@link #callWithout}. */
    static final String NEW = JavaConstructor.CONSTRUCTOR_NAME;

    private Calls() {}

    /** Met by a class that calls any overload of these names on {@code owner} or a subtype of it. */
    static ArchCondition<JavaClass> call(Class<?> owner, String... names) {
        return condition("call " + describe(owner, names), access -> isCall(access, owner, names));
    }

    /** The same for overloads that take no parameter of type {@code parameter}, which would make the outcome definite. */
    static ArchCondition<JavaClass> callWithout(Class<?> parameter, Class<?> owner, String... names) {
        String description = "call " + describe(owner, names) + " without " + parameter.getSimpleName();
        return condition(description, access -> isCall(access, owner, names) && !takes(access, parameter));
    }

    /** The same for overloads that take a parameter of type {@code parameter}, which makes the outcome depend on something else. */
    static ArchCondition<JavaClass> callWith(Class<?> parameter, Class<?> owner, String... names) {
        return condition(
                "call " + describe(owner, names) + " with " + parameter.getSimpleName(),
                access -> isCall(access, owner, names) && takes(access, parameter));
    }

    /** Met by a class that creates one of these very types; the constructor of a subtype may call up to it. */
    static ArchCondition<JavaClass> create(Set<Class<?>> types) {
        return condition(
                "create a bare exception",
                access -> access.getName().equals(NEW)
                        && types.stream().anyMatch(access.getTargetOwner()::isEquivalentTo)
                        && !(access.getOrigin().isConstructor()
                                && access.getOriginOwner()
                                        .isAssignableTo(access.getTargetOwner().getName())));
    }

    private static boolean isCall(JavaAccess<?> access, Class<?> owner, String... names) {
        return Arrays.asList(names).contains(access.getName())
                && access.getTargetOwner().isAssignableTo(owner);
    }

    private static boolean takes(JavaAccess<?> access, Class<?> parameter) {
        return access.getTarget() instanceof CodeUnitAccessTarget target
                && target.getRawParameterTypes().stream().anyMatch(type -> type.isEquivalentTo(parameter));
    }

    private static String describe(Class<?> owner, String... names) {
        return owner.getSimpleName() + "." + String.join("/", names);
    }

    private static ArchCondition<JavaClass> condition(String description, Predicate<JavaAccess<?>> predicate) {
        return ArchConditions.accessTargetWhere(DescribedPredicate.describe(description, predicate))
                .as(description);
    }
}

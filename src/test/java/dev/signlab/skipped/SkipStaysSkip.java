package dev.signlab.skipped;

import java.lang.reflect.Method;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.InvocationInterceptor;
import org.junit.jupiter.api.extension.ReflectiveInvocationContext;
import org.opentest4j.TestAbortedException;

/**
 * Ends a test that raised a {@link Skip} as skipped, also when the test caught it: an assertion on
 * what is thrown would take the skip for the answer of the code under test, and either fail or,
 * worse, pass.
 */
public final class SkipStaysSkip implements InvocationInterceptor {

  @Override
  public void interceptTestMethod(
      Invocation<@Nullable Void> invocation,
      ReflectiveInvocationContext<Method> context,
      ExtensionContext extension)
      throws Throwable {
    proceed(invocation);
  }

  @Override
  public void interceptTestTemplateMethod(
      Invocation<@Nullable Void> invocation,
      ReflectiveInvocationContext<Method> context,
      ExtensionContext extension)
      throws Throwable {
    proceed(invocation);
  }

  private static void proceed(Invocation<@Nullable Void> invocation) throws Throwable {
    Skip.take();
    try {
      invocation.proceed();
    } catch (Throwable thrown) {
      throw or(thrown);
    }
    TestAbortedException skip = Skip.take();
    if (skip != null) {
      throw skip;
    }
  }

  private static Throwable or(Throwable thrown) {
    TestAbortedException skip = Skip.take();
    return skip == null ? thrown : skip;
  }
}

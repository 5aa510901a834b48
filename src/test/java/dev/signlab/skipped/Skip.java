package dev.signlab.skipped;

import org.jspecify.annotations.Nullable;
import org.opentest4j.TestAbortedException;

/** What a test throws that cannot run here. One for each thread is remembered until it is taken. */
public final class Skip {

  private static final ThreadLocal<@Nullable TestAbortedException> LAST = new ThreadLocal<>();

  private Skip() {}

  /** Returns what skips the running test when it is thrown, whoever catches it on the way. */
  public static TestAbortedException because(String reason) {
    TestAbortedException skip = new TestAbortedException("skipped: " + reason);
    LAST.set(skip);
    return skip;
  }

  /** Returns the skip of this thread, if there was one, and forgets it. */
  static @Nullable TestAbortedException take() {
    TestAbortedException skip = LAST.get();
    LAST.remove();
    return skip;
  }
}

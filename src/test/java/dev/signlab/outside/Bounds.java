package dev.signlab.outside;

import com.sun.management.ThreadMXBean;
import dev.signlab.diagnostic.LabException;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;

/** Runs a parser and says what it did that it must not do. */
final class Bounds {

  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  /** A machine that does other things at the same time stops a thread now and then. */
  private static final Duration LONGEST = Duration.ofSeconds(3);

  private static final long FIXED = 32 << 20;
  private static final long FOR_EACH_BYTE = 2000;

  /** What opening a key file costs on purpose: scrypt with N 131072. */
  private static final long SCRYPT = 160 << 20;

  private Bounds() {}

  /** Returns what is wrong: an exception that is not ours, too long, too much memory. */
  static Optional<String> broken(OutsideParser parser, byte[] input) {
    long allocated = THREADS.getCurrentThreadAllocatedBytes();
    long begin = System.nanoTime();
    try {
      parser.parse(input);
    } catch (LabException e) {
      if (e.problem().summary().isBlank()) {
        return Optional.of(said("a problem without a summary", input));
      }
    } catch (RuntimeException | StackOverflowError | OutOfMemoryError | AssertionError e) {
      return Optional.of(said(e + " at " + place(e), input));
    }
    long took = System.nanoTime() - begin;
    long used = THREADS.getCurrentThreadAllocatedBytes() - allocated;
    long allowed = FIXED + SCRYPT + FOR_EACH_BYTE * input.length;
    if (took > LONGEST.toNanos()) {
      return Optional.of(said(took / 1_000_000 + " ms", input));
    }
    return used > allowed ? Optional.of(said(used + " bytes of memory", input)) : Optional.empty();
  }

  private static String place(Throwable e) {
    for (StackTraceElement element : e.getStackTrace()) {
      if (element.getClassName().startsWith("dev.signlab")) {
        return element.toString();
      }
    }
    return "an unknown place";
  }

  private static String said(String what, byte[] input) {
    return what + " for " + Base64.getEncoder().encodeToString(input);
  }
}

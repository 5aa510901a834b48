package dev.signlab.shell.cosign.invoke;

import dev.signlab.diagnostic.Problem;
import java.util.List;
import java.util.stream.Stream;

/**
 * Files that hold one result. With several inputs cosign writes them over and over, so that the
 * last result alone stays; the lab refuses that before anything is signed.
 */
public final class OneResult {

  private OneResult() {}

  /**
   * Refuses the first of the flags that was given, where there are several inputs.
   *
   * @param what what such a file holds, such as {@code signature}
   */
  public static void check(CosignInvocation cosign, String what, String... flags) {
    List<String> inputs = cosign.invocation().arguments();
    if (inputs.size() > 1) {
      given(cosign, flags).findFirst().ifPresent(flag -> refuse(cosign, what, flag, inputs));
    }
  }

  /** Refuses the first of the flags that was given beside one that makes several results of one. */
  public static void checkAlone(CosignInvocation cosign, String several, String... flags) {
    given(cosign, flags)
        .findFirst()
        .ifPresent(
            flag -> {
              throw Problem.of("--" + flag + " names one file, and --" + several + " signs several")
                  .expected("a file for each signature")
                  .found("--" + several + " with --" + flag + ": only the last one would stay")
                  .hint("sign each by its digest, or leave the file out: the image carries all")
                  .asException();
            });
  }

  private static Stream<String> given(CosignInvocation cosign, String... flags) {
    return Stream.of(flags).filter(flag -> cosign.text(flag).isPresent());
  }

  private static void refuse(
      CosignInvocation cosign, String what, String flag, List<String> inputs) {
    throw Problem.of("--" + flag + " names one file, which holds one " + what)
        .expected("one at a time, each with a file of its own")
        .found(inputs.size() + " of them, and only the last " + what + " would stay")
        .hint("the first", cosign.line().about(List.of(inputs.getFirst())).toString())
        .asException();
  }
}

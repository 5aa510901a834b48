package dev.signlab.shell.cosign.invoke;

import dev.signlab.diagnostic.Cause;
import dev.signlab.diagnostic.Hint;
import dev.signlab.diagnostic.LabException;
import dev.signlab.oci.client.RegistryException;
import java.util.List;
import java.util.function.Supplier;

/** Failures about an image: cosign's words, and the whole line with the image that was meant. */
public final class ImageProblems {

  private ImageProblems() {}

  /**
   * Does something with an image.
   *
   * @param typed the image as it was typed
   * @param words what cosign says in front when there is no such image
   */
  public static <T> T answering(
      CosignInvocation cosign, String typed, String words, Supplier<T> work) {
    try {
      return work.get();
    } catch (RegistryException e) {
      String prefix = e.is(Cause.NO_IMAGE) ? words : "";
      throw meant(cosign, typed, prefix, e);
    }
  }

  public static LabException meant(
      CosignInvocation cosign, String typed, String prefix, RegistryException e) {
    List<Hint> hints =
        e.suggestion().stream()
            .map(image -> Hint.meant(cosign.line().replacing(typed, image.toString()).toString()))
            .toList();
    return Prefixed.withHintFirst(e, prefix + e.problem().summary(), hints);
  }
}

package dev.signlab.shell.cosign.invoke;

import dev.signlab.shell.command.Invocation;
import dev.signlab.shell.screen.NarrowLines;
import java.util.stream.Stream;

/** What cosign says of an image that is named by a tag. */
public final class TagWarning {

  private TagWarning() {}

  /** Says it on standard error. */
  public static void show(Invocation invocation, String image) {
    Stream.of(
            "WARNING: Image reference "
                + image
                + " uses a tag, not a digest, to identify the image to sign.",
            "    This can lead you to sign a different image than the intended one. Please use a",
            "    digest (example.com/ubuntu@sha256:abc123...) rather than tag",
            "    (example.com/ubuntu:latest) for the input to cosign. The ability to refer to",
            "    images by tag will be removed in a future release.",
            "")
        .flatMap(line -> NarrowLines.of(line, invocation.screen().style()))
        .forEach(invocation.screen()::err);
  }
}

package dev.signlab.shell.cosign.files;

import dev.signlab.shell.command.Command;
import dev.signlab.shell.command.CommandSpec;
import dev.signlab.shell.command.Flag;
import dev.signlab.shell.command.Invocation;
import dev.signlab.shell.command.ListedCommand;
import dev.signlab.shell.cosign.flag.LayoutFlags;
import dev.signlab.shell.cosign.image.ImageCommands;
import dev.signlab.shell.cosign.invoke.CosignInvocation;
import dev.signlab.shell.cosign.invoke.Prefixed;
import dev.signlab.storage.BoundedFile;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Runs {@code cosign verify}, with the flags that were given, on images that a file names. */
final class EachImage {

  private static final Command VERIFY =
      ImageCommands.all().stream()
          .filter(command -> command.name().equals("cosign verify"))
          .findFirst()
          .map(ListedCommand::make)
          .orElseThrow(() -> new AssertionError("no cosign verify"));

  private EachImage() {}

  static List<Flag> flags() {
    return VERIFY.spec().flags();
  }

  /**
   * Verifies the images as {@code cosign verify} does, by what cosign 2 wrote alone: cosign 3 does
   * not look for bundles here, whatever its flags say.
   */
  static int verify(Invocation invocation, List<String> images) {
    invocation.screen().err("Extracted image(s): " + String.join(", ", images));
    CommandSpec spec = VERIFY.spec();
    Map<String, List<String>> flags = new HashMap<>(invocation.flags());
    flags.keySet().removeIf(name -> spec.flag(name).isEmpty());
    flags.put(LayoutFlags.FORMAT, List.of("false"));
    return VERIFY.run(
        new Invocation(spec, flags, images, invocation.session(), invocation.screen()));
  }

  /** Reads the file; {@code doing} is what cosign says when that cannot be done. */
  static String read(Invocation invocation, String doing) {
    CosignInvocation cosign = new CosignInvocation(invocation);
    byte[] text =
        Prefixed.by(doing + ": ", () -> cosign.read(invocation.argument(0), BoundedFile.SMALL));
    return new String(text, StandardCharsets.UTF_8);
  }
}

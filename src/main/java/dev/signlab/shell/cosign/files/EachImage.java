package dev.signlab.shell.cosign.files;

import dev.signlab.diagnostic.Cause;
import dev.signlab.diagnostic.LabException;
import dev.signlab.diagnostic.Problem;
import dev.signlab.shell.command.Command;
import dev.signlab.shell.command.CommandSpec;
import dev.signlab.shell.command.Flag;
import dev.signlab.shell.command.Invocation;
import dev.signlab.shell.command.ListedCommand;
import dev.signlab.shell.cosign.image.ImageCommands;
import dev.signlab.storage.BoundedFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
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

  static int verify(Invocation invocation, List<String> images) {
    invocation.screen().err("Extracted image(s): " + String.join(", ", images));
    CommandSpec spec = VERIFY.spec();
    Map<String, List<String>> flags = new HashMap<>(invocation.flags());
    flags.keySet().removeIf(name -> spec.flag(name).isEmpty());
    return VERIFY.run(
        new Invocation(
            spec, flags, new ArrayList<>(images), invocation.session(), invocation.screen()));
  }

  /** Reads the file; {@code doing} is what cosign says when that cannot be done. */
  static String read(Invocation invocation, String doing) {
    String typed = invocation.argument(0);
    Path file = invocation.path(typed);
    if (!Files.isRegularFile(file)) {
      throw noFile(doing, typed);
    }
    return BoundedFile.readText(file);
  }

  private static LabException noFile(String doing, String typed) {
    return Problem.of(doing + ": open " + typed + ": no such file or directory")
        .expected("a file")
        .found("nothing of that name")
        .cause(Cause.NO_FILE)
        .command("ls")
        .asException();
  }
}

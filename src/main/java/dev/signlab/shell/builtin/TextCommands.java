package dev.signlab.shell.builtin;

import static dev.signlab.shell.builtin.BuiltinCommands.FILES;

import dev.signlab.crypto.Digest;
import dev.signlab.crypto.DigestAlgorithm;
import dev.signlab.diagnostic.Problem;
import dev.signlab.shell.command.Command;
import dev.signlab.shell.command.CommandSpec;
import dev.signlab.shell.command.Completion;
import dev.signlab.shell.command.Flag;
import dev.signlab.shell.command.Invocation;
import dev.signlab.shell.command.RawOutput;
import dev.signlab.storage.BoundedFile;
import dev.signlab.storage.Reason;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;

/** Showing what is in files. */
final class TextCommands {

  private static final String DECODE = "decode";
  private static final String MACOS_DECODE = "decode-as-macos";

  private TextCommands() {}

  static List<Command> all() {
    return List.of(
        cat(),
        head(),
        new DiffCommand(),
        GrepCommand.command(),
        ChecksumCommand.command(),
        base64());
  }

  private static CommandSpec.Builder reader(String name, String summary, String example) {
    return CommandSpec.of(name, FILES, summary)
        .optionalArgument("FILE", "a file, standard input unless given", Completion.FILE)
        .example(example);
  }

  private static Command cat() {
    return SimpleBuiltin.of(
        CommandSpec.of("cat", FILES, "Show files")
            .arguments("FILE", "a file", Completion.FILE)
            .example("cat cosign.pub")
            .passThrough(),
        invocation -> {
          List<String> names = FilePaths.withoutEnd(invocation.arguments());
          for (String name : names.isEmpty() ? List.of("-") : names) {
            RawOutput.bytes(invocation, read(invocation, name));
          }
          return Command.OK;
        });
  }

  private static Command head() {
    return SimpleBuiltin.of(
        reader("head", "Show the first lines of a file", "head -n 3 cosign.pub")
            .flag(Flag.text("lines", "COUNT", "how many").withShort("n").withDefault("10")),
        invocation -> {
          text(invocation).lines().limit(count(invocation)).forEach(invocation.screen()::out);
          return Command.OK;
        });
  }

  private static long count(Invocation invocation) {
    String text = invocation.flag("lines").orElse("10");
    try {
      return Math.max(0, Long.parseLong(text));
    } catch (NumberFormatException e) {
      throw Problem.of("the number of lines is not a number")
          .expected("a number such as 10")
          .found(text)
          .exitStatus(Problem.USAGE)
          .asException(e);
    }
  }

  static String sha256(Invocation invocation, String name) {
    try (InputStream in = open(invocation, name)) {
      return Digest.of(DigestAlgorithm.SHA256, in).hex();
    } catch (IOException e) {
      throw FilePaths.failed("read", name, e);
    }
  }

  private static InputStream open(Invocation invocation, String name) throws IOException {
    Path file = FilePaths.of(invocation, name);
    return name.equals("-") ? invocation.session().input() : Files.newInputStream(file);
  }

  private static Command base64() {
    return SimpleBuiltin.of(
        reader("base64", "Write bytes as Base64, or read it", "base64 -d signature.txt")
            .flag(Flag.toggle(DECODE, "read Base64").withShort("d"))
            .flag(Flag.toggle(MACOS_DECODE, "the same, as macOS writes it").withShort("D"))
            .flag(
                Flag.text("wrap", "COUNT", "characters a line; lines are not broken")
                    .withShort("w")),
        TextCommands::base64);
  }

  private static int base64(Invocation invocation) {
    byte[] bytes = read(invocation, invocation.optionalArgument(0).orElse("-"));
    if (!invocation.isOn(DECODE) && !invocation.isOn(MACOS_DECODE)) {
      invocation.screen().out(Base64.getEncoder().encodeToString(bytes));
      return Command.OK;
    }
    try {
      RawOutput.bytes(invocation, decoded(new String(bytes, StandardCharsets.US_ASCII)));
      return Command.OK;
    } catch (IllegalArgumentException e) {
      throw Problem.of("that is not Base64").found(Reason.of(e)).asException(e);
    }
  }

  /** Several texts one after the other, each with its own padding, are read as GNU reads them. */
  private static byte[] decoded(String text) {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    for (String piece : text.replaceAll("[\\r\\n]", "").split("(?<==)(?=[^=])", -1)) {
      all.writeBytes(Base64.getDecoder().decode(piece));
    }
    return all.toByteArray();
  }

  private static String text(Invocation invocation) {
    return text(read(invocation, invocation.optionalArgument(0).orElse("-")));
  }

  static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.UTF_8);
  }

  static byte[] read(Invocation invocation, String name) {
    if (!name.equals("-")) {
      return BoundedFile.read(FilePaths.of(invocation, name), 64 << 20);
    }
    try {
      return BoundedFile.read(invocation.session().input(), 64 << 20, "standard input");
    } catch (IOException e) {
      throw FilePaths.failed("read", "standard input", e);
    }
  }
}

package dev.signlab.shell.builtin;

import dev.signlab.shell.command.Command;
import dev.signlab.shell.command.CommandSpec;
import dev.signlab.shell.command.Completion;
import dev.signlab.shell.command.Flag;
import dev.signlab.shell.command.Invocation;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** {@code ls}: what is in a folder, one name a line. */
final class ListCommand implements Command {

  private static final int MOST = 10_000;

  private static final CommandSpec SPEC =
      CommandSpec.of("ls", BuiltinCommands.FILES, "List files")
          .flag(Flag.toggle("all", "also those whose name begins with a dot").withShort("a"))
          .flag(Flag.toggle("long", "with permissions, size and time").withShort("l"))
          .optionalArgument("FILE", "a file or folder, here unless given", Completion.FILE)
          .example("ls")
          .example("ls -l cosign.key")
          .passThrough()
          .build();

  @Override
  public CommandSpec spec() {
    return SPEC;
  }

  @Override
  public int run(Invocation invocation) {
    List<String> words = invocation.arguments();
    int end = words.contains("--") ? words.indexOf("--") : words.size();
    List<String> flags = words.subList(0, end);
    boolean all = flags.stream().anyMatch(name -> isFlag(name, 'a', "--all"));
    boolean detailed = flags.stream().anyMatch(name -> isFlag(name, 'l', "--long"));
    List<String> names = new ArrayList<>(flags);
    names.removeIf(name -> name.startsWith("-"));
    names.addAll(words.subList(Math.min(end + 1, words.size()), words.size()));
    for (String name : names.isEmpty() ? List.of("") : names) {
      list(invocation, name, all, detailed);
    }
    return OK;
  }

  private static boolean isFlag(String word, char letter, String name) {
    boolean letters = word.startsWith("-") && !word.startsWith("--") && word.indexOf(letter) > 0;
    return letters || word.equals(name);
  }

  private static void list(Invocation invocation, String name, boolean all, boolean detailed) {
    Path place = FilePaths.of(invocation, name);
    try {
      if (!Files.isDirectory(place)) {
        invocation.screen().out(line(place, name, detailed));
        return;
      }
      for (Path entry : entries(place, all)) {
        invocation.screen().out(line(entry, displayName(entry), detailed));
      }
    } catch (IOException e) {
      throw FilePaths.failed("list", name, e);
    }
  }

  private static List<Path> entries(Path folder, boolean all) throws IOException {
    List<Path> entries = new ArrayList<>();
    try (DirectoryStream<Path> stream = Files.newDirectoryStream(folder)) {
      for (Path entry : stream) {
        if (entries.size() < MOST && (all || !displayName(entry).startsWith("."))) {
          entries.add(entry);
        }
      }
    }
    Collections.sort(entries);
    return entries;
  }

  private static String displayName(Path entry) {
    return entry.getFileName() + (Files.isDirectory(entry) ? "/" : "");
  }

  private static String line(Path file, String name, boolean detailed) throws IOException {
    long size = Files.size(file);
    if (!detailed) {
      return name;
    }
    String mode =
        PosixFilePermissions.toString(
            Files.getPosixFilePermissions(file, LinkOption.NOFOLLOW_LINKS));
    String time =
        DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm")
            .withZone(ZoneId.systemDefault())
            .format(Files.getLastModifiedTime(file).toInstant());
    return "%s%s %9d  %s  %s"
        .formatted(Files.isDirectory(file) ? "d" : "-", mode, size, time, name);
  }
}

package dev.signlab.shell.world;

import dev.signlab.crypto.Bcrypt;
import dev.signlab.diagnostic.LabException;
import dev.signlab.diagnostic.Problem;
import dev.signlab.image.LoginPassword;
import dev.signlab.shell.command.Command;
import dev.signlab.shell.command.CommandSpec;
import dev.signlab.shell.command.Completion;
import dev.signlab.shell.command.Invocation;
import dev.signlab.shell.command.Screen;
import dev.signlab.storage.AtomicFile;
import dev.signlab.storage.BoundedFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * {@code htpasswd}, as Apache's program of that name: users and hashes of their passwords, a line
 * each. Only its hashes by bcrypt, since registries read no others.
 */
public final class HtpasswdCommand implements Command {

  private static final CommandSpec SPEC =
      CommandSpec.of("htpasswd", "Files", "Keep users and hashes of their passwords in a file")
          .arguments("WORD", "flags as Apache's, the file unless -n, the user", Completion.FILE)
          .example("htpasswd -B -c htpasswd ada")
          .example("htpasswd -Bbn ada signlab > htpasswd")
          .passThrough()
          .build();

  @Override
  public CommandSpec spec() {
    return SPEC;
  }

  @Override
  public int run(Invocation invocation) {
    return run(invocation, invocation.arguments());
  }

  /** Does what its words say, also where another command runs it. */
  public static int run(Invocation invocation, List<String> words) {
    HtpasswdLine line = HtpasswdLine.of(words);
    if (line.prints()) {
      invocation.screen().out(entry(line, password(invocation, line)));
      invocation.screen().out("");
    } else {
      change(invocation, line, invocation.output(line.file()));
    }
    return OK;
  }

  private static void change(Invocation invocation, HtpasswdLine line, Path file) {
    List<String> entries = line.creates() ? List.of() : entries(line, file);
    boolean was = entries.stream().anyMatch(line::isOfUser);
    List<String> changed = new ArrayList<>(entries);
    if (line.deletes()) {
      changed.removeIf(line::isOfUser);
    } else {
      String entry = entry(line, password(invocation, line));
      changed.replaceAll(each -> line.isOfUser(each) ? entry : each);
      changed.addAll(was ? List.of() : List.of(entry));
    }
    String text = changed.isEmpty() ? "" : String.join("\n", changed) + "\n";
    AtomicFile.writeSecret(file, text.getBytes(StandardCharsets.UTF_8));
    invocation.screen().err(done(line, was));
  }

  private static String done(HtpasswdLine line, boolean was) {
    if (line.deletes()) {
      return was
          ? "Deleting password for user " + line.user()
          : "User " + line.user() + " not found";
    }
    return (was ? "Updating" : "Adding") + " password for user " + line.user();
  }

  private static List<String> entries(HtpasswdLine line, Path file) {
    if (!Files.isRegularFile(file)) {
      throw Problem.of("htpasswd: cannot modify file " + line.file() + "; use '-c' to create it")
          .expected("a file that is there, or -c")
          .found("no file " + line.file())
          .hint("the password is asked for", "htpasswd -B -c " + line.file() + " " + line.user())
          .asException();
    }
    return BoundedFile.readText(file).lines().toList();
  }

  private static String entry(HtpasswdLine line, String password) {
    return line.user() + ":" + Bcrypt.of(password, line.cost()).text();
  }

  private static String password(Invocation invocation, HtpasswdLine line) {
    String password =
        line.password()
            .or(
                () ->
                    line.readsInput() ? Optional.of(read(invocation)) : asked(invocation.screen()))
            .orElseThrow(() -> missing(line));
    if (password.isEmpty()) {
      throw missing(line);
    }
    return password;
  }

  private static String read(Invocation invocation) {
    return LoginPassword.read(invocation.session().input());
  }

  private static Optional<String> asked(Screen screen) {
    Optional<String> first = screen.askSecret("New password: ").map(String::new);
    if (first.isPresent()
        && !first.equals(screen.askSecret("Re-type new password: ").map(String::new))) {
      throw Problem.of("htpasswd: password verification error")
          .expected("the same password twice")
          .found("two that differ; nothing was written")
          .asException();
    }
    return first;
  }

  private static LabException missing(HtpasswdLine line) {
    return Problem.of("no password for " + line.user())
        .expected("one that is typed when asked, or -i and a pipe")
        .found("none; nothing was written")
        .hint(
            "from a pipe",
            "printf signlab | htpasswd -iB"
                + (line.prints()
                    ? "n "
                    : line.creates() ? "c " + line.file() + " " : " " + line.file() + " ")
                + line.user())
        .asException();
  }
}

package dev.signlab.shell.world;

import dev.signlab.environment.world.RegistryRules;
import dev.signlab.environment.world.World;
import dev.signlab.shell.command.Flag;
import dev.signlab.shell.command.Invocation;
import dev.signlab.shell.command.Screen;
import dev.signlab.shell.screen.Field;
import java.nio.file.Path;
import java.util.List;

/** The flags of {@code registry start} that say who may use it. */
final class RegistryRulesFlags {

  private static final String HTPASSWD = "htpasswd";
  private static final String TOKENS = "token";
  private static final String GRANT = "grant";
  private static final String EXPIRING = "ttl";
  private static final String ANONYMOUS = "anonymous-pull";

  private RegistryRulesFlags() {}

  static List<Flag> all() {
    return List.of(
        Flag.file(HTPASSWD, "ask for a login: users and hashes, as  htpasswd -B  writes them"),
        Flag.toggle(TOKENS, "give tokens for a login, each of which says what it allows"),
        Flag.text(GRANT, "USER:REPOSITORY:ACTIONS", "what a user may do, with --token; * for all")
            .repeated(),
        Flag.toggle(ANONYMOUS, "let everybody pull, with --token"),
        Flag.text(EXPIRING, "FOLDER", "let names in it end: FOLDER/app:1h lives an hour"));
  }

  /** Reads the flags; without any, the registry is open. */
  static RegistryRules of(Invocation invocation) {
    return RegistryRules.asked(
        invocation.flag(HTPASSWD).map(invocation::path).map(Path::normalize),
        invocation.isOn(TOKENS),
        invocation.values(GRANT),
        invocation.isOn(ANONYMOUS),
        invocation.flag(EXPIRING));
  }

  /** Lets rules count, and says what they are where that is anything but an open registry. */
  static void apply(World world, RegistryRules rules, Screen screen) {
    RegistryRules before = RegistryRules.of(world.home());
    rules.apply(world.home());
    rules.words().forEach(words -> say(words, screen));
    if (rules.asksForLogin()) {
      screen.out("  log in with  docker login " + world.registry());
    } else if (before.asksForLogin()) {
      screen.out("  open again: it asks for no login any more");
    }
    if (before.expiring().isPresent() && rules.expiring().isEmpty()) {
      screen.out("  no name ends any more");
    }
  }

  private static void say(String words, Screen screen) {
    Field.lines("  ", words, screen.style().width()).forEach(screen::out);
  }
}

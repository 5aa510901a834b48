package dev.signlab.shell.world;

import static dev.signlab.shell.world.WorldCommands.command;

import dev.signlab.crypto.keys.transit.TransitEngine;
import dev.signlab.crypto.keys.transit.TransitFamily;
import dev.signlab.crypto.keys.transit.TransitKey;
import dev.signlab.diagnostic.Cause;
import dev.signlab.diagnostic.LabException;
import dev.signlab.diagnostic.Problem;
import dev.signlab.environment.world.World;
import dev.signlab.environment.world.WorldVault;
import dev.signlab.shell.command.Command;
import dev.signlab.shell.command.CommandSpec;
import dev.signlab.shell.command.Completion;
import dev.signlab.shell.command.Flag;
import dev.signlab.shell.command.Invocation;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The words of Vault's own command that the labs need: {@code print token}, {@code token create},
 * {@code token revoke}, {@code read} and {@code write -f} of keys. Reading and writing go over HTTP
 * to the vault that the variables name, and are on record.
 */
final class VaultCommands {

  private static final String GROUP = "vault";
  private static final String PATH = "PATH";
  private static final String FORCE = "force";
  private static final Pattern KEY = Pattern.compile("transit/keys/([\\w.-]+)(/rotate)?");

  private VaultCommands() {}

  static List<Command> all() {
    return List.of(print(), create(), revoke(), read(), write());
  }

  private static Command print() {
    return command(
        CommandSpec.of("vault print token", GROUP, "Print the token that cosign shows to the vault")
            .example("vault print token"),
        invocation -> {
          String own = invocation.session().environment().getOrDefault("VAULT_TOKEN", "");
          invocation.screen().out(own.isBlank() ? rootToken(invocation) : own.strip());
          return Command.OK;
        });
  }

  private static String rootToken(Invocation invocation) {
    return own(invocation).rootToken().orElseThrow(VaultCommands::noVault);
  }

  private static Command create() {
    return command(
        CommandSpec.of("vault token create", GROUP, "Give out a token of the lab's vault, print it")
            .example("vault token create")
            .example("MY_TOKEN=$(vault token create)"),
        invocation -> {
          invocation.screen().out(own(invocation).createToken());
          return Command.OK;
        });
  }

  private static Command revoke() {
    return command(
        CommandSpec.of("vault token revoke", GROUP, "Take a token of the lab's vault back")
            .argument("TOKEN", "one that was given out", Completion.NONE)
            .example("vault token revoke $(vault token create)"),
        invocation -> {
          if (!own(invocation).revokeToken(invocation.argument(0))) {
            throw Problem.of("the vault has not given out that token, or has taken it back")
                .expected("a token that  vault token create  printed")
                .found("another one; the root token stays as long as the vault")
                .asException();
          }
          invocation.screen().out("Success! Revoked token (if it existed)");
          return Command.OK;
        });
  }

  private static Command read() {
    return command(
        CommandSpec.of("vault read", GROUP, "Show a key of the vault: its versions, never the key")
            .argument(PATH, "transit/keys/NAME", Completion.NONE)
            .example("vault read transit/keys/app"),
        invocation -> {
          Matcher path = path(invocation);
          requireNoVerb(path);
          show(invocation, path.group(1));
          return Command.OK;
        });
  }

  private static void show(Invocation invocation, String name) {
    TransitEngine engine = engine(invocation);
    TransitKey latest = engine.read(name, Optional.empty());
    invocation.screen().out("name              " + name);
    invocation.screen().out("latest_version    " + latest.version());
    for (int version = 1; version <= latest.version(); version++) {
      TransitKey each = engine.read(name, Optional.of(version));
      invocation.screen().out("version %-9d %s".formatted(version, each.publicKey()));
    }
  }

  private static Command write() {
    return command(
        CommandSpec.of("vault write", GROUP, "Make a key of the vault, or its next version")
            .flag(Flag.toggle(FORCE, "without data, as both need none").withShort("f"))
            .argument(PATH, "transit/keys/NAME, or transit/keys/NAME/rotate", Completion.NONE)
            .example("vault write -f transit/keys/app")
            .example("vault write -f transit/keys/app/rotate"),
        VaultCommands::write);
  }

  private static int write(Invocation invocation) {
    Matcher path = path(invocation);
    if (!invocation.isOn(FORCE)) {
      throw Problem.of("must supply data or use -force")
          .expected("-f, for what needs no data")
          .found("neither data nor -f")
          .command("vault write -f " + path.group())
          .exitStatus(Problem.USAGE)
          .asException();
    }
    TransitEngine engine = engine(invocation);
    String name = path.group(1);
    TransitKey key =
        path.group(2) == null
            ? engine.create(name)
            : engine.rotate(engine.read(name, Optional.empty()));
    invocation.screen().out("Success! Data written to: " + path.group());
    invocation.screen().out("  " + name + " signs by version " + key.version() + " now");
    return Command.OK;
  }

  private static Matcher path(Invocation invocation) {
    Matcher path = KEY.matcher(invocation.argument(0));
    if (path.matches()) {
      return path;
    }
    throw noPath(invocation.argument(0));
  }

  private static void requireNoVerb(Matcher path) {
    if (path.group(2) != null) {
      throw noPath(path.group());
    }
  }

  private static LabException noPath(String found) {
    return Problem.of("the lab's vault command knows the keys of the transit engine only")
        .expected("transit/keys/NAME")
        .found(found)
        .command("vault read transit/keys/app")
        .asException();
  }

  private static TransitEngine engine(Invocation invocation) {
    WorldVault vault = new WorldVault(invocation.service(World.class));
    return TransitEngine.of(
        TransitFamily.VAULT,
        vault.around(invocation.session().environment()),
        invocation.session().directory(),
        invocation.transport());
  }

  /** Tokens are given out by the lab's own vault, and by no other one. */
  private static WorldVault own(Invocation invocation) {
    WorldVault vault = new WorldVault(invocation.service(World.class));
    if (!vault.isMeant(invocation.session().environment())) {
      throw Problem.of("VAULT_ADDR names another vault than the lab's")
          .expected(vault.address().toString())
          .found(invocation.session().environment().getOrDefault("VAULT_ADDR", ""))
          .command("unset VAULT_ADDR")
          .asException();
    }
    return vault;
  }

  private static LabException noVault() {
    return Problem.of("the lab's vault has never run, so it has no token")
        .expected("a vault that was started once")
        .found("none")
        .command("vault start")
        .cause(Cause.NO_SERVICE)
        .asException();
  }
}

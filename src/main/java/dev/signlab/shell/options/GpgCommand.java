package dev.signlab.shell.options;

import dev.signlab.diagnostic.LabException;
import dev.signlab.environment.world.World;
import dev.signlab.shell.command.Command;
import dev.signlab.shell.command.CommandSpec;
import dev.signlab.shell.command.Completion;
import dev.signlab.shell.command.Flag;
import dev.signlab.shell.command.Invocation;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** {@code gpg}: makes a key, signs a file, verifies one, and passes public keys on. */
final class GpgCommand implements Command {

  static final String GENERATE =
      "gpg --batch --passphrase '' --quick-generate-key 'Ada <ada@example.com>'";
  static final String OUTPUT = "output";
  static final String ARMOR = "armor";
  static final String USER = "local-user";
  static final String YES = "yes";
  private static final String QUICK = "quick-generate-key";
  private static final String QUICK_SHORT = "quick-gen-key";
  private static final String SIGN = "detach-sign";
  private static final String VERIFY = "verify";
  private static final String EXPORT = "export";
  private static final String IMPORT = "import";
  private static final String LIST = "list-keys";
  private static final String VERSION = "version";
  private static final String PASSPHRASE = "passphrase";

  private static final CommandSpec SPEC =
      CommandSpec.of(
              "gpg",
              OptionCommands.GROUP,
              "Sign a file in OpenPGP, verify one, make and pass on keys")
          .flag(Flag.toggle(QUICK, "make a key for a name"))
          .flag(Flag.toggle(QUICK_SHORT, "the same"))
          .flag(Flag.toggle(SIGN, "sign a file, into a file of its own").withShort("b"))
          .flag(Flag.toggle(VERIFY, "verify a signature over a file"))
          .flag(Flag.toggle(EXPORT, "print a public key"))
          .flag(Flag.toggle(IMPORT, "take a public key in"))
          .flag(Flag.toggle(LIST, "list the keys").withShort("k"))
          .flag(Flag.toggle(ARMOR, "write text, not bytes").withShort("a"))
          .flag(Flag.file(OUTPUT, "where to").withShort("o"))
          .flag(Flag.text(USER, "NAME", "whose key signs").withShort("u"))
          .flag(Flag.toggle(VERSION, "say which gpg this is"))
          .flag(Flag.toggle("batch", "ask nothing"))
          .flag(Flag.toggle(YES, "write over files"))
          .flag(Flag.text(PASSPHRASE, "TEXT", "empty: keys have none here"))
          .flag(Flag.text("pinentry-mode", "MODE", "taken, and not needed"))
          .optionalArguments("WORD", "a name, a file, or a signature and its file", Completion.FILE)
          .example("gpg --armor --detach-sign manifest.json")
          .example("gpg --verify manifest.json.asc manifest.json")
          .example(GENERATE)
          .build();

  /** What a flag asks for. */
  private interface Word {
    int run(Invocation invocation, Keyring keys);
  }

  private static final Map<String, Word> WORDS =
      Map.of(
          QUICK, GpgKeys::generate,
          QUICK_SHORT, GpgKeys::generate,
          LIST, GpgKeys::list,
          EXPORT, GpgKeys::export,
          IMPORT, GpgKeys::take,
          SIGN, GpgSignatures::sign,
          VERIFY, GpgSignatures::verify,
          VERSION, (invocation, keys) -> version(invocation));

  @Override
  public CommandSpec spec() {
    return SPEC;
  }

  @Override
  public int run(Invocation invocation) {
    List<String> asked = WORDS.keySet().stream().filter(invocation::isOn).sorted().toList();
    if (asked.size() != 1) {
      String found = asked.isEmpty() ? "none of them" : String.join(" and ", asked);
      throw OptionFiles.usage(
          found,
          "one of --detach-sign, --verify, --quick-generate-key, --export, --import, --list-keys",
          invocation);
    }
    if (invocation.flag(PASSPHRASE).filter(text -> !text.isEmpty()).isPresent()) {
      throw withPassphrase(invocation);
    }
    Keyring keys = new Keyring(invocation.service(World.class).workspace().resolve(".gnupg"));
    return Objects.requireNonNull(WORDS.get(asked.getFirst())).run(invocation, keys);
  }

  private static int version(Invocation invocation) {
    invocation.screen().out("gpg (signlab-0.1.0) 2, those words of GnuPG that the labs use");
    return OK;
  }

  private static LabException withPassphrase(Invocation invocation) {
    return OptionFiles.usage(
        "a passphrase",
        "--passphrase '': the lab's gpg keeps a key as a file for you alone",
        invocation);
  }
}

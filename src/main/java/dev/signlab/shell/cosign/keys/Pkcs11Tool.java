package dev.signlab.shell.cosign.keys;

import dev.signlab.crypto.keys.pkcs11.Pkcs11Module;
import dev.signlab.crypto.keys.pkcs11.Pkcs11Pin;
import dev.signlab.crypto.keys.pkcs11.Pkcs11Token;
import dev.signlab.crypto.keys.pkcs11.Pkcs11Uri;
import dev.signlab.diagnostic.LabException;
import dev.signlab.diagnostic.Problem;
import dev.signlab.shell.command.Command;
import dev.signlab.shell.command.CommandSpec;
import dev.signlab.shell.command.Flag;
import dev.signlab.shell.command.Invocation;
import dev.signlab.shell.command.Screen;
import dev.signlab.shell.cosign.flag.SharedFlags;
import dev.signlab.shell.cosign.invoke.CosignInvocation;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/**
 * {@code cosign pkcs11-tool list-tokens} and {@code list-keys-uris}. A PIN that was given does not
 * come back in the URIs, as it does with cosign: what is on the screen ends in histories.
 *
 * @param spec which of the two
 * @param listsKeys whether it lists keys, not tokens
 */
record Pkcs11Tool(CommandSpec spec, boolean listsKeys) implements Command {

  static final String TOKENS = "cosign pkcs11-tool list-tokens";
  static final String KEYS = "cosign pkcs11-tool list-keys-uris";

  private static final String MODULE = "module-path";
  private static final String SLOT = "slot-id";
  private static final String PIN = "pin";
  private static final String SOFT_HSM = "/usr/lib/x86_64-linux-gnu/softhsm/libsofthsm2.so";

  static Command tokens() {
    CommandSpec spec =
        CommandSpec.of(TOKENS, "cosign", "List the PKCS#11 tokens")
            .flag(module())
            .flags(SharedFlags.global())
            .example("cosign pkcs11-tool list-tokens --module-path " + SOFT_HSM)
            .build();
    return new Pkcs11Tool(spec, false);
  }

  static Command keys() {
    CommandSpec spec =
        CommandSpec.of(KEYS, "cosign", "List the keys of a PKCS#11 token")
            .flag(module())
            .flag(Flag.text(SLOT, "NUMBER", "slot of the token").withDefault("0"))
            .flag(Flag.text(PIN, "PIN", "PIN of the token; else COSIGN_PKCS11_PIN, else asked for"))
            .flags(SharedFlags.global())
            .example("cosign pkcs11-tool list-keys-uris --slot-id 0 --module-path " + SOFT_HSM)
            .build();
    return new Pkcs11Tool(spec, true);
  }

  private static Flag module() {
    return Flag.file(MODULE, "absolute path of the PKCS#11 module; else COSIGN_PKCS11_MODULE_PATH");
  }

  @Override
  public int run(Invocation invocation) {
    CosignInvocation cosign = CosignInvocation.of(invocation);
    String path =
        cosign
            .text(MODULE)
            .or(() -> cosign.variable("COSIGN_PKCS11_MODULE_PATH"))
            .filter(text -> !text.isEmpty())
            .orElseThrow(this::noModule);
    Pkcs11Module module = Pkcs11Module.load(Path.of(path));
    if (listsKeys) {
      listKeys(module, path, cosign);
    } else {
      listTokens(module, path, invocation.screen());
    }
    return OK;
  }

  private static void listTokens(Pkcs11Module module, String path, Screen screen) {
    screen.out("");
    screen.out("Listing tokens of PKCS11 module '" + path + "'");
    for (Pkcs11Token token : module.tokens()) {
      screen.out("Token in slot " + token.slot());
      screen.out("\tLabel: " + token.label());
      screen.out("\tManufacturer: " + token.manufacturer());
      screen.out("\tModel: " + token.model());
      screen.out("\tS/N: " + token.serialNumber());
      screen.out("");
    }
  }

  private static void listKeys(Pkcs11Module module, String path, CosignInvocation cosign) {
    Pkcs11Token token = token(module, path, cosign.text(SLOT).orElse("0"));
    List<Pkcs11Uri> keys = module.keys(token, pin(cosign));
    Screen screen = cosign.invocation().screen();
    screen.out("");
    screen.out(
        "Listing URIs of keys in slot '" + token.slot() + "' of PKCS11 module '" + path + "'");
    for (int i = 0; i < keys.size(); i++) {
      Pkcs11Uri key = keys.get(i);
      screen.out("Object " + i);
      if (!key.object().isEmpty()) {
        screen.out("\tLabel: " + key.object());
      }
      if (!key.id().isEmpty()) {
        screen.out("\tID: " + key.id());
      }
      screen.out("\tURI: " + key);
    }
  }

  private static Pkcs11Token token(Pkcs11Module module, String path, String slot) {
    return module.tokens().stream()
        .filter(token -> String.valueOf(token.slot()).equals(slot))
        .findFirst()
        .orElseThrow(
            () ->
                Problem.of("get token info: there is no token in slot " + slot)
                    .expected("--slot-id with the number of a slot that holds a token")
                    .found(slot)
                    .hint("see the slots", "cosign pkcs11-tool list-tokens --module-path " + path)
                    .asException());
  }

  private static Pkcs11Pin pin(CosignInvocation cosign) {
    return () ->
        cosign
            .text(PIN)
            .or(() -> cosign.variable("COSIGN_PKCS11_PIN"))
            .filter(text -> !text.isEmpty())
            .map(text -> text.getBytes(StandardCharsets.UTF_8))
            .orElseGet(() -> cosign.keyContext().pin().read());
  }

  private LabException noModule() {
    return Problem.of("no PKCS#11 module was named")
        .expected("--module-path, or COSIGN_PKCS11_MODULE_PATH, with an absolute path")
        .found("neither")
        .hint("for SoftHSM on Debian", spec.examples().getFirst())
        .asException();
  }
}

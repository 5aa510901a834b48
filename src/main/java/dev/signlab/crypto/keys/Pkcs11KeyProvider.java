package dev.signlab.crypto.keys;

import dev.signlab.crypto.Signer;
import dev.signlab.crypto.VerificationKey;
import dev.signlab.crypto.keys.pkcs11.Pkcs11Key;
import dev.signlab.crypto.keys.pkcs11.Pkcs11Module;
import dev.signlab.crypto.keys.pkcs11.Pkcs11Pin;
import dev.signlab.crypto.keys.pkcs11.Pkcs11Uri;
import dev.signlab.diagnostic.Cause;
import dev.signlab.diagnostic.LabException;
import dev.signlab.diagnostic.Problem;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;

/** Keys on tokens: {@code pkcs11:token=LABEL;object=KEY?module-path=/path/to/module.so}. */
final class Pkcs11KeyProvider implements KeyProvider {

  private static final String MODULE_VARIABLE = "COSIGN_PKCS11_MODULE_PATH";
  private static final String PIN_VARIABLE = "COSIGN_PKCS11_PIN";

  @Override
  public String scheme() {
    return "pkcs11";
  }

  @Override
  public Signer signer(KeyReference reference, KeyContext context) {
    return key(reference, context).signer();
  }

  @Override
  public VerificationKey publicKey(KeyReference reference, KeyContext context) {
    return key(reference, context).publicKey();
  }

  private static Pkcs11Key key(KeyReference reference, KeyContext context) {
    Pkcs11Uri uri = Pkcs11Uri.parse(reference.value());
    Path path =
        uri.modulePath()
            .or(() -> variable(context, MODULE_VARIABLE))
            .map(Path::of)
            .orElseThrow(() -> noModule(uri));
    return Pkcs11Module.load(path).key(uri, pin(uri, context));
  }

  private static Pkcs11Pin pin(Pkcs11Uri uri, KeyContext context) {
    Optional<String> given = uri.pin().or(() -> variable(context, PIN_VARIABLE));
    return () ->
        given
            .map(text -> text.getBytes(StandardCharsets.UTF_8))
            .orElseGet(() -> context.pin().read());
  }

  private static Optional<String> variable(KeyContext context, String name) {
    return Optional.ofNullable(context.environment().get(name)).filter(text -> !text.isEmpty());
  }

  private static LabException noModule(Pkcs11Uri uri) {
    return Problem.of(
            "parsing pkcs11 uri: invalid uri: module-path or COSIGN_PKCS11_MODULE_PATH must be set"
                + " to the absolute path of the PKCS11 module")
        .tried("find the key " + uri)
        .expected("?module-path=/path/to/module.so, or the variable")
        .found("neither")
        .hint(
            "for SoftHSM on Debian",
            "export " + MODULE_VARIABLE + "=/usr/lib/x86_64-linux-gnu/softhsm/libsofthsm2.so")
        .cause(Cause.MALFORMED)
        .asException();
  }
}

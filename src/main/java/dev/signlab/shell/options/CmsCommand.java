package dev.signlab.shell.options;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.signlab.crypto.KeyPair;
import dev.signlab.crypto.Pem;
import dev.signlab.crypto.cms.CmsSignature;
import dev.signlab.crypto.x509.Certificate;
import dev.signlab.diagnostic.Cause;
import dev.signlab.diagnostic.Failure;
import dev.signlab.diagnostic.LabException;
import dev.signlab.diagnostic.Problem;
import dev.signlab.shell.command.Command;
import dev.signlab.shell.command.CommandSpec;
import dev.signlab.shell.command.Flag;
import dev.signlab.shell.command.Invocation;
import dev.signlab.storage.AtomicFile;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** {@code openssl cms}: signs a file with a certificate, and verifies one. */
final class CmsCommand implements Command {

  private static final String SIGN = "sign";
  private static final String VERIFY = "verify";
  private static final String BINARY = "binary";
  private static final String PEM = "PEM";

  private static final CommandSpec SPEC =
      CommandSpec.of("openssl cms", OptionCommands.GROUP, "Sign a file in CMS, or verify one")
          .flag(Flag.toggle(SIGN, "sign, into a file of its own"))
          .flag(Flag.toggle(VERIFY, "verify"))
          .flag(Flag.toggle(BINARY, "take the bytes as they are"))
          .flag(Flag.file("in", "what is signed, or with -verify the signature"))
          .flag(Flag.file("signer", "the certificate of who signs"))
          .flag(Flag.file("inkey", "the private key of who signs"))
          .flag(Flag.text("outform", "FORM", "PEM or DER"))
          .flag(Flag.text("inform", "FORM", "PEM or DER"))
          .flag(Flag.file("content", "with -verify, what is signed"))
          .flag(Flag.file("CAfile", "with -verify, certificates that are trusted"))
          .flag(Flag.file("out", "with -sign, where the signature goes"))
          .example(
              "openssl cms -sign -binary -in manifest.json -signer ada.crt -inkey ada.pem"
                  + " -outform PEM -out manifest.cms")
          .example(
              "openssl cms -verify -binary -inform PEM -in manifest.cms -content manifest.json"
                  + " -CAfile ada.crt -out /dev/null")
          .build();

  @Override
  public CommandSpec spec() {
    return SPEC;
  }

  @Override
  public int run(Invocation invocation) {
    if (invocation.isOn(SIGN) == invocation.isOn(VERIFY)) {
      throw OptionFiles.usage("not one of the two", "-sign or -verify", invocation);
    }
    if (!invocation.isOn(BINARY)) {
      throw OptionFiles.usage(
          "no -binary",
          "-binary: openssl signs other line ends without it, and so another file",
          invocation);
    }
    return invocation.isOn(SIGN) ? sign(invocation) : verify(invocation);
  }

  private static int sign(Invocation invocation) {
    byte[] content = OptionFiles.read(invocation, OptionFiles.required(invocation, "in", "-"));
    String signer = OptionFiles.required(invocation, "signer", "-");
    String key = invocation.flag("inkey").orElse(signer);
    String form = form(invocation, "outform");
    String out = OptionFiles.required(invocation, "out", "-");
    List<Certificate> certificates = certificates(invocation, signer);
    if (certificates.isEmpty()) {
      throw noCertificate(signer);
    }
    KeyPair pair = KeyPair.parsePem(OptionFiles.read(invocation, key), key);
    Instant now = invocation.session().clock().instant();
    CmsSignature made = CmsSignature.make(pair, certificates.getFirst(), content, now);
    byte[] bytes = form.equals(PEM) ? made.pem().getBytes(UTF_8) : made.encoded();
    AtomicFile.write(invocation.output(out), bytes);
    invocation.screen().err("the signature is in " + out);
    return OK;
  }

  private static String form(Invocation invocation, String flag) {
    return invocation
        .flag(flag)
        .filter(form -> form.equals(PEM) || form.equals("DER"))
        .orElseThrow(
            () ->
                OptionFiles.usage(
                    "-" + flag + " " + invocation.flag(flag).orElse("left out: SMIME"),
                    "-" + flag + " PEM or DER",
                    invocation));
  }

  private static int verify(Invocation invocation) {
    String name = OptionFiles.required(invocation, "in", "-");
    byte[] given = OptionFiles.read(invocation, name);
    requireForm(invocation, name, CmsSignature.isPem(given));
    byte[] content = OptionFiles.read(invocation, OptionFiles.required(invocation, "content", "-"));
    CmsSignature signature = CmsSignature.parse(given, name);
    List<Certificate> trusted =
        certificates(invocation, OptionFiles.required(invocation, "CAfile", "-"));
    requireNowhere(invocation);
    Optional<Failure> fault =
        signature.fault(content, trusted, invocation.session().clock().instant());
    if (fault.isPresent()) {
      throw OptionFiles.refused("CMS Verification failure", fault.get());
    }
    signature.signer().ifPresent(each -> invocation.screen().err("signer: " + each.subject()));
    invocation.screen().err("CMS Verification successful");
    return OK;
  }

  private static void requireForm(Invocation invocation, String name, boolean isPem) {
    String form = form(invocation, "inform");
    if (form.equals(PEM) != isPem) {
      throw OptionFiles.usage(
          name + " is not in " + form, isPem ? "-inform PEM" : "-inform DER", invocation);
    }
  }

  /** openssl writes the signed bytes there again, which nobody needs who has them. */
  private static void requireNowhere(Invocation invocation) {
    String out = invocation.flag("out").orElse("");
    if (!out.equals("/dev/null")) {
      throw OptionFiles.usage(
          out.isEmpty() ? "no -out" : "-out " + out,
          "-out /dev/null: openssl would write the signed file there once more",
          invocation);
    }
  }

  private static List<Certificate> certificates(Invocation invocation, String name) {
    return Pem.certificates(OptionFiles.read(invocation, name), name).stream()
        .map(der -> Certificate.parse(der, name))
        .toList();
  }

  private static LabException noCertificate(String name) {
    return Problem.of(name + " holds no certificate")
        .expected("a PEM block CERTIFICATE, such as  openssl req -x509  writes")
        .found("none")
        .cause(Cause.MALFORMED)
        .command(ReqCommand.EXAMPLE)
        .asException();
  }
}

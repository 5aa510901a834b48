package dev.signlab.shell.options;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.signlab.crypto.KeyPair;
import dev.signlab.crypto.KeyType;
import dev.signlab.crypto.Pem;
import dev.signlab.crypto.x509.Certificate;
import dev.signlab.crypto.x509.CertificateExtension;
import dev.signlab.crypto.x509.CertificateTemplate;
import dev.signlab.shell.command.Command;
import dev.signlab.shell.command.CommandSpec;
import dev.signlab.shell.command.Flag;
import dev.signlab.shell.command.Invocation;
import dev.signlab.storage.AtomicFile;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** {@code openssl req -x509}: a key, and a certificate that it signs for itself. */
final class ReqCommand implements Command {

  static final String EXAMPLE =
      "openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -keyout ada.pem"
          + " -out ada.crt -days 30 -subj /CN=Ada";

  private static final Pattern SUBJECT =
      Pattern.compile("(/(CN|O|OU|C|L|ST)=[A-Za-z0-9 .@_-]{1,64}){1,6}");
  private static final String USUAL_DAYS = "30";
  private static final int MOST_DAYS = 36_500;

  private static final CommandSpec SPEC =
      CommandSpec.of(
              "openssl req", OptionCommands.GROUP, "Make a key and a certificate signed by itself")
          .flag(Flag.toggle("x509", "a certificate, not a request"))
          .flag(Flag.toggle("new", "taken, and not needed"))
          .flag(Flag.text("newkey", "KIND", "ec, ed25519, or rsa:2048 to rsa:4096"))
          .flag(Flag.text("pkeyopt", "NAME:VALUE", "ec_paramgen_curve:P-256").repeated())
          .flag(Flag.toggle("nodes", "without a password"))
          .flag(Flag.toggle("noenc", "the same"))
          .flag(Flag.toggle("sha256", "taken: it is so anyway"))
          .flag(Flag.file("keyout", "where the private key goes"))
          .flag(Flag.file("out", "where the certificate goes"))
          .flag(Flag.text("days", "N", "how long it is valid").withDefault(USUAL_DAYS))
          .flag(Flag.text("subj", "/CN=NAME", "whose it is"))
          .example(EXAMPLE)
          .build();

  @Override
  public CommandSpec spec() {
    return SPEC;
  }

  @Override
  public int run(Invocation invocation) {
    if (!invocation.isOn("x509")) {
      throw OptionFiles.usage(
          "no -x509", "-x509: a certificate that its own key signs", invocation);
    }
    if (!invocation.isOn("nodes") && !invocation.isOn("noenc")) {
      throw OptionFiles.usage(
          "no -nodes", "-nodes: a key that openssl encrypts is opened by nothing here", invocation);
    }
    String keyFile = OptionFiles.required(invocation, "keyout", "-");
    String out = OptionFiles.required(invocation, "out", "-");
    KeyPair pair = pair(invocation);
    Certificate certificate = certificate(invocation, pair);
    AtomicFile.writeSecret(invocation.output(keyFile), pair.privatePem().getBytes(UTF_8));
    String pem = Pem.of(Pem.CERTIFICATE, certificate.encoded()).text();
    AtomicFile.write(invocation.output(out), pem.getBytes(UTF_8));
    invocation.screen().err("the private key is in " + keyFile + ", the certificate in " + out);
    return OK;
  }

  private static KeyPair pair(Invocation invocation) {
    String kind = invocation.flag("newkey").orElse("");
    List<String> options = invocation.values("pkeyopt");
    boolean isP256 =
        options.equals(List.of("ec_paramgen_curve:P-256"))
            || options.equals(List.of("ec_paramgen_curve:prime256v1"));
    if (kind.equals("ec") && isP256) {
      return KeyPair.generate();
    }
    if (kind.equals("ed25519") && options.isEmpty()) {
      return KeyPair.generate(KeyType.ED25519);
    }
    if (kind.matches("rsa:(2048|3072|4096)") && options.isEmpty()) {
      return KeyPair.generateRsa(Integer.parseInt(kind.substring("rsa:".length())));
    }
    throw OptionFiles.usage(
        "-newkey " + kind + (options.isEmpty() ? "" : " " + options),
        "-newkey ec -pkeyopt ec_paramgen_curve:P-256, -newkey ed25519, or -newkey rsa:3072",
        invocation);
  }

  private static Certificate certificate(Invocation invocation, KeyPair pair) {
    String subject = subject(invocation);
    Instant now = Instant.ofEpochSecond(invocation.session().clock().instant().getEpochSecond());
    return new CertificateTemplate(
            subject,
            subject,
            pair.publicKey(),
            CertificateTemplate.randomSerial(),
            now,
            now.plus(Duration.ofDays(days(invocation))),
            List.of(
                CertificateExtension.subjectKey(pair.publicKey()),
                CertificateExtension.authorityKey(pair.publicKey()),
                CertificateExtension.authority(0)))
        .sign(pair);
  }

  /** openssl writes the largest part first, and the other way round it is written as RFC 2253. */
  private static String subject(Invocation invocation) {
    String typed = invocation.flag("subj").orElse("");
    if (!SUBJECT.matcher(typed).matches()) {
      throw OptionFiles.usage(
          typed.isEmpty() ? "no -subj" : "-subj " + typed,
          "a name such as -subj /CN=Ada",
          invocation);
    }
    return Stream.of(typed.substring(1).split("/", -1)).collect(Collectors.joining(","));
  }

  private static int days(Invocation invocation) {
    String text = invocation.flag("days").orElse(USUAL_DAYS);
    return Optional.of(text)
        .filter(each -> each.matches("[1-9][0-9]{0,4}"))
        .map(Integer::parseInt)
        .filter(each -> each <= MOST_DAYS)
        .orElseThrow(
            () -> OptionFiles.usage("-days " + text, "1 to " + MOST_DAYS + " days", invocation));
  }
}

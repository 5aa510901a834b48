package dev.signlab.shell.notation;

import dev.signlab.crypto.KeyPair;
import dev.signlab.crypto.x509.Certificate;
import dev.signlab.crypto.x509.CertificateExtension;
import dev.signlab.crypto.x509.CertificateTemplate;
import dev.signlab.crypto.x509.SigningChain;
import dev.signlab.diagnostic.Cause;
import dev.signlab.diagnostic.LabException;
import dev.signlab.diagnostic.Problem;
import dev.signlab.shell.command.Command;
import dev.signlab.shell.command.Completion;
import dev.signlab.shell.command.Flag;
import dev.signlab.shell.command.Invocation;
import dev.signlab.shell.command.Screen;
import dev.signlab.shell.template.FormattedRows;
import dev.signlab.storage.BoundedFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** {@code notation cert}: a key with a certificate to try things out, and whom to trust. */
final class CertWords {

  private static final String BITS = "bits";
  private static final String DEFAULT = "default";
  private static final String TYPE = "type";
  private static final String STORE = "store";
  private static final String CA = "ca";
  private static final String USUAL_BITS = "2048";
  private static final Duration LASTS = Duration.ofHours(24);

  private CertWords() {}

  static Command generateTest() {
    return new NotationCommand(
        NotationCommand.words(
                "notation cert generate-test", "Make a key with a certificate, for trying out")
            .flag(Flag.text(BITS, "N", "2048, 3072 or 4096").withShort("b").withDefault(USUAL_BITS))
            .flag(Flag.toggle(DEFAULT, "sign with it where no key is named"))
            .argument("NAME", "whose it is", Completion.NONE)
            .example("notation cert generate-test --default ada")
            .build(),
        CertWords::generate);
  }

  private static void generate(Invocation invocation) {
    String name = NotationHome.name(invocation, invocation.argument(0));
    String bits = invocation.flag(BITS).orElse(USUAL_BITS);
    if (!List.of(USUAL_BITS, "3072", "4096").contains(bits)) {
      throw NotationCommand.usage(invocation, "--bits 2048, 3072 or 4096", "--bits " + bits);
    }
    NotationHome home = NotationHome.of(invocation);
    requireNew(home, name);
    Screen screen = invocation.screen();
    screen.out("generating RSA Key with " + bits + " bits");
    KeyPair key = KeyPair.generateRsa(Integer.parseInt(bits));
    Certificate certificate = certificate(name, key, invocation.session().clock().instant());
    screen.out("generated certificate expiring on " + certificate.notAfter());
    home.trust(name, name + ".crt", NotationHome.pem(certificate));
    home.keep(name, key, certificate);
    screen.out("wrote key: " + home.keyFile(name));
    screen.out("wrote certificate: " + home.certificateFile(name));
    screen.out("Successfully added " + name + ".crt to named store " + name + " of type ca");
    list(invocation, home, name);
  }

  private static void list(Invocation invocation, NotationHome home, String name) {
    KeyList.Entry entry =
        new KeyList.Entry(
            name, home.keyFile(name).toString(), home.certificateFile(name).toString());
    home.keys().add(entry, invocation.isOn(DEFAULT));
    invocation.screen().out(name + ": added to the key list");
    if (invocation.isOn(DEFAULT)) {
      invocation.screen().out(name + ": mark as default signing key");
    }
  }

  private static void requireNew(NotationHome home, String name) {
    if (home.keys().has(name) || Files.exists(home.keyFile(name))) {
      throw Problem.of("signing key with name \"" + name + "\" already exists")
          .expected("a name that no key has yet")
          .found(name)
          .hint("the keys that there are", "notation key ls")
          .asException();
    }
  }

  private static Certificate certificate(String name, KeyPair key, Instant now) {
    String subject = "C=US,ST=WA,L=Seattle,O=Notary,CN=" + name;
    Instant from = Instant.ofEpochSecond(now.getEpochSecond());
    return new CertificateTemplate(
            subject,
            subject,
            key.publicKey(),
            CertificateTemplate.randomSerial(),
            from,
            from.plus(LASTS),
            List.of(
                CertificateExtension.subjectKey(key.publicKey()),
                CertificateExtension.authorityKey(key.publicKey()),
                CertificateExtension.noAuthority(),
                CertificateExtension.keyOfSigner(),
                CertificateExtension.codeSigning()))
        .sign(key);
  }

  static Command add() {
    return new NotationCommand(
        NotationCommand.words("notation cert add", "Trust certificates: put them into a store")
            .flag(Flag.text(TYPE, "TYPE", "ca, the only one here").withShort("t"))
            .flag(Flag.text(STORE, "NAME", "the store").withShort("s"))
            .arguments("FILE", "certificates in PEM or DER", Completion.FILE)
            .example("notation cert add --type ca --store ada ada.crt")
            .build(),
        CertWords::add);
  }

  private static void add(Invocation invocation) {
    String type = invocation.flag(TYPE).orElse("");
    if (!type.equals(CA)) {
      throw NotationCommand.usage(
          invocation, "--type ca", type.isEmpty() ? "no --type" : "--type " + type);
    }
    String store =
        NotationHome.name(
            invocation,
            invocation
                .flag(STORE)
                .orElseThrow(
                    () -> NotationCommand.usage(invocation, "--store NAME", "no --store")));
    for (String name : invocation.arguments()) {
      add(invocation, store, name);
    }
  }

  private static void add(Invocation invocation, String store, String typed) {
    Path file = invocation.path(typed);
    if (!Files.isRegularFile(file)) {
      throw Problem.of("no file " + typed)
          .expected("a file with certificates")
          .found("none")
          .cause(Cause.NO_FILE)
          .command("ls")
          .asException();
    }
    String name = file.getFileName().toString();
    if (!name.matches(".+\\.(pem|crt|cer)")) {
      throw NotationCommand.usage(invocation, "a file called .pem, .crt or .cer", name);
    }
    List<Certificate> certificates = NotationHome.certificates(file);
    certificates.forEach(each -> requireRoot(each, typed));
    if (certificates.isEmpty()) {
      throw noCertificate(typed, "none");
    }
    NotationHome.of(invocation).trust(store, name, BoundedFile.read(file));
    invocation
        .screen()
        .out("Successfully added " + name + " to named store " + store + " of type ca");
  }

  private static void requireRoot(Certificate certificate, String file) {
    if (certificate.isAuthority()) {
      return;
    }
    if (!certificate.isSelfIssued()) {
      throw noCertificate(file, "one of " + certificate.subject());
    }
    new SigningChain(List.of(certificate))
        .fault()
        .ifPresent(
            fault -> {
              throw noCertificate(file, fault.found().orElse(certificate.subject()));
            });
  }

  private static LabException noCertificate(String file, String found) {
    return Problem.of(file + " holds a certificate that no store takes")
        .expected("certificates of authorities, or of signers who issued their own")
        .found(found)
        .cause(Cause.WRONG_CERTIFICATE)
        .command("notation cert ls")
        .asException();
  }

  static Command list() {
    return new NotationCommand(
        NotationCommand.words("notation cert ls", "List the certificates that are trusted")
            .example("notation cert ls")
            .build(),
        CertWords::show);
  }

  private static void show(Invocation invocation) {
    NotationHome home = NotationHome.of(invocation);
    List<String> rows = new ArrayList<>(List.of("STORE TYPE\tSTORE NAME\tCERTIFICATE"));
    for (String store : home.storeNames()) {
      home.store(store).forEach(each -> rows.add("ca\t" + store + "\t" + each.getFileName()));
    }
    if (rows.size() > 1) {
      FormattedRows.aligned(rows).forEach(invocation.screen()::out);
    } else {
      invocation.screen().err("no store holds a certificate");
    }
  }
}

package dev.signlab.shell.notation;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.signlab.crypto.KeyPair;
import dev.signlab.crypto.Pem;
import dev.signlab.crypto.x509.Certificate;
import dev.signlab.crypto.x509.SigningChain;
import dev.signlab.diagnostic.Cause;
import dev.signlab.diagnostic.LabException;
import dev.signlab.diagnostic.Problem;
import dev.signlab.engine.notary.NotaryEnvelope;
import dev.signlab.engine.notary.TrustPolicy;
import dev.signlab.environment.world.World;
import dev.signlab.shell.command.Invocation;
import dev.signlab.storage.AtomicFile;
import dev.signlab.storage.BoundedFile;
import dev.signlab.storage.Reason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What notation keeps of the learner in this world: keys, stores of certificates that are trusted,
 * and one policy. Private keys can be read by their owner alone. The folders are those of
 * notation's own (trust-store-trust-policy.md, Trust Store), and not this machine's.
 *
 * @param folder where it is
 */
record NotationHome(Path folder) {

  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_][A-Za-z0-9_.-]{0,63}");
  private static final Pattern CERTIFICATE = Pattern.compile(".+\\.(pem|crt|cer)");

  static NotationHome of(Invocation invocation) {
    return new NotationHome(
        invocation.service(World.class).workspace().resolve(".config").resolve("notation"));
  }

  /** Names become names of files, so few letters may be in them. */
  static String name(Invocation invocation, String text) {
    if (!NAME.matcher(text).matches()) {
      throw NotationCommand.usage(invocation, "a name of letters, digits, dots, - and _", text);
    }
    return text;
  }

  /** Where the private key of a name lies. */
  Path keyFile(String name) {
    return folder.resolve("localkeys").resolve(name + ".key");
  }

  /** Where the certificate of a name lies. */
  Path certificateFile(String name) {
    return folder.resolve("localkeys").resolve(name + ".crt");
  }

  /** Returns the list of keys. */
  KeyList keys() {
    return KeyList.read(folder.resolve("signingkeys.json"));
  }

  /** Keeps a key and its certificate, which must both be new. */
  void keep(String name, KeyPair key, Certificate certificate) {
    AtomicFile.writeSecret(keyFile(name), key.privatePem().getBytes(UTF_8));
    AtomicFile.write(certificateFile(name), pem(certificate));
  }

  static byte[] pem(Certificate certificate) {
    return Pem.of(Pem.CERTIFICATE, certificate.encoded()).text().getBytes(UTF_8);
  }

  /** Returns who signs with a key of the list. */
  NotaryEnvelope.Signatory signatory(KeyList.Entry entry) {
    Path key = Path.of(entry.keyPath());
    Path certificate = Path.of(entry.certPath());
    for (Path each : List.of(key, certificate)) {
      if (!Files.isRegularFile(each)) {
        throw missing(each);
      }
    }
    KeyPair pair = KeyPair.parsePem(BoundedFile.read(key), key.toString());
    List<Certificate> chain = certificates(certificate);
    if (chain.isEmpty()) {
      throw missing(certificate);
    }
    return new NotaryEnvelope.Signatory(pair, new SigningChain(chain));
  }

  private static LabException missing(Path file) {
    return Problem.of("no key or certificate in " + file)
        .expected("the file that the list of keys names")
        .found("none")
        .cause(Cause.NO_FILE)
        .command("notation key ls")
        .asException();
  }

  /** Reads certificates in PEM, or one in DER. */
  static List<Certificate> certificates(Path file) {
    byte[] bytes = BoundedFile.read(file);
    String what = file.toString();
    return new String(bytes, ISO_8859_1).contains("-----BEGIN ")
        ? Pem.certificates(bytes, what).stream().map(der -> Certificate.parse(der, what)).toList()
        : List.of(Certificate.parse(bytes, what));
  }

  private Path stores() {
    return folder.resolve("truststore").resolve("x509").resolve("ca");
  }

  /** Puts a file into a store of type ca, unless the store has one of that name. */
  void trust(String store, String name, byte[] content) {
    Path file = stores().resolve(store).resolve(name);
    if (Files.exists(file)) {
      throw Problem.of("the store " + store + " has a certificate " + name)
          .expected("a file of another name")
          .found(name)
          .command("notation cert ls")
          .asException();
    }
    AtomicFile.write(file, content);
  }

  /** Returns the names of the stores of type ca. */
  List<String> storeNames() {
    return listed(stores()).stream()
        .filter(Files::isDirectory)
        .map(each -> each.getFileName().toString())
        .toList();
  }

  /** Returns the files of a store; none where there is no such store. Links are not followed. */
  List<Path> store(String name) {
    List<Path> files = listed(stores().resolve(name));
    files.stream().filter(Files::isSymbolicLink).findFirst().ifPresent(NotationHome::refuseLink);
    return files.stream()
        .filter(Files::isRegularFile)
        .filter(each -> CERTIFICATE.matcher(each.getFileName().toString()).matches())
        .toList();
  }

  private static void refuseLink(Path file) {
    throw Problem.of("the store has a link in the place of a certificate")
        .expected("files, none of which leads elsewhere")
        .found("a link " + file.getFileName())
        .cause(Cause.MALFORMED)
        .command("notation cert ls")
        .asException();
  }

  private static List<Path> listed(Path folder) {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files.sorted().toList();
    } catch (IOException e) {
      throw Problem.of("cannot read " + folder).found(Reason.of(e)).asException(e);
    }
  }

  Path policyFile() {
    return folder.resolve("trustpolicy.json");
  }

  /** Returns the policy, or nothing where none was imported. */
  Optional<TrustPolicy> policy() {
    Path file = policyFile();
    return Files.isRegularFile(file)
        ? Optional.of(TrustPolicy.parse(BoundedFile.read(file), "trustpolicy.json"))
        : Optional.empty();
  }
}

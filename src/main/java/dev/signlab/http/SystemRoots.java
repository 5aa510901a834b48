package dev.signlab.http;

import java.io.ByteArrayInputStream;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedTrustManager;
import org.jspecify.annotations.Nullable;

/**
 * The authorities that programs written in Go trust on this machine (Go, {@code crypto/x509},
 * root_unix.go): the first bundle that is there, and the files of some folders. {@code
 * SSL_CERT_FILE} names another bundle, {@code SSL_CERT_DIR} other folders.
 *
 * @param bundle the variable's value, or an empty text
 * @param folders the variable's value, or an empty text
 */
record SystemRoots(String bundle, String folders) {

  private static final List<String> BUNDLES =
      List.of(
          "/etc/ssl/certs/ca-certificates.crt",
          "/etc/pki/tls/certs/ca-bundle.crt",
          "/etc/ssl/ca-bundle.pem",
          "/etc/pki/tls/cacert.pem",
          "/etc/pki/ca-trust/extracted/pem/tls-ca-bundle.pem",
          "/etc/ssl/cert.pem");

  private static final List<String> FOLDERS = List.of("/etc/ssl/certs", "/etc/pki/tls/certs");

  private static final String BEGIN = "-----BEGIN CERTIFICATE-----";
  private static final String END = "-----END CERTIFICATE-----";
  private static final long LARGEST = 16 << 20;

  static SystemRoots of(Map<String, String> environment) {
    return new SystemRoots(
        environment.getOrDefault("SSL_CERT_FILE", ""),
        environment.getOrDefault("SSL_CERT_DIR", ""));
  }

  /** Tells whether the variables say whom to trust; then what Java brings along does not count. */
  boolean isNamed() {
    return !bundle.isEmpty() || !folders.isEmpty();
  }

  /** Returns a name that is different for different authorities. */
  String key() {
    return bundle + "\n" + folders;
  }

  /** Returns the stores to ask, the quickest first. */
  List<Supplier<X509ExtendedTrustManager>> stores() {
    Supplier<X509ExtendedTrustManager> system = once(() -> managerOf(read()));
    return isNamed() ? List.of(system) : List.of(once(() -> manager(null)), system);
  }

  private static Supplier<X509ExtendedTrustManager> once(Supplier<X509ExtendedTrustManager> maker) {
    return new Supplier<>() {
      private @Nullable X509ExtendedTrustManager made;

      @Override
      public synchronized X509ExtendedTrustManager get() {
        X509ExtendedTrustManager there = made == null ? maker.get() : made;
        made = there;
        return there;
      }
    };
  }

  /** Trusts exactly some authorities. */
  static X509ExtendedTrustManager managerOf(Collection<X509Certificate> authorities) {
    try {
      KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
      store.load(null, null);
      int number = 0;
      for (X509Certificate authority : authorities) {
        store.setCertificateEntry("authority-" + number++, authority);
      }
      return number == 0 ? nobody() : manager(store);
    } catch (GeneralSecurityException | IOException e) {
      throw new AssertionError("every Java platform has X.509", e);
    }
  }

  /** The platform refuses to begin without any authority, where Go refuses the certificate. */
  private static X509ExtendedTrustManager nobody() {
    return new CheckedTrust(List.of());
  }

  /** Without a store, that of the Java platform. */
  private static X509ExtendedTrustManager manager(@Nullable KeyStore store) {
    try {
      TrustManagerFactory factory =
          TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
      factory.init(store);
      for (TrustManager manager : factory.getTrustManagers()) {
        if (manager instanceof X509ExtendedTrustManager found) {
          return found;
        }
      }
      return nobody();
    } catch (GeneralSecurityException e) {
      throw new AssertionError("every Java platform has TLS", e);
    }
  }

  private Set<X509Certificate> read() {
    Set<X509Certificate> found = new LinkedHashSet<>();
    List<String> bundles = bundle.isEmpty() ? BUNDLES : List.of(bundle);
    bundles.stream()
        .map(SystemRoots::path)
        .filter(Files::isReadable)
        .findFirst()
        .ifPresent(file -> add(file, found));
    List<String> places =
        folders.isEmpty() ? FOLDERS : List.of(folders.split(File.pathSeparator, -1));
    places.stream().map(SystemRoots::path).forEach(folder -> addAll(folder, found));
    return found;
  }

  private static Path path(String text) {
    try {
      return Path.of(text);
    } catch (InvalidPathException e) {
      return Path.of("");
    }
  }

  private static void addAll(Path folder, Set<X509Certificate> found) {
    try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, Files::isRegularFile)) {
      files.forEach(file -> add(file, found));
    } catch (IOException e) {
      // A folder that is not there holds no authorities.
    }
  }

  private static void add(Path file, Set<X509Certificate> found) {
    try {
      if (Files.size(file) <= LARGEST) {
        found.addAll(certificatesIn(Files.readString(file, StandardCharsets.ISO_8859_1)));
      }
    } catch (IOException e) {
      // As in Go: a file that cannot be read holds no authorities.
    }
  }

  /** As in Go, what is no certificate is passed over. */
  private static List<X509Certificate> certificatesIn(String pem) {
    List<X509Certificate> found = new ArrayList<>();
    for (int begin = pem.indexOf(BEGIN); begin >= 0; begin = pem.indexOf(BEGIN, begin + 1)) {
      int end = pem.indexOf(END, begin);
      if (end < 0) {
        break;
      }
      addCertificate(pem.substring(begin + BEGIN.length(), end), found);
    }
    return found;
  }

  private static void addCertificate(String base64, List<X509Certificate> found) {
    try {
      byte[] der = Base64.getMimeDecoder().decode(base64);
      found.add(
          (X509Certificate)
              CertificateFactory.getInstance("X.509")
                  .generateCertificate(new ByteArrayInputStream(der)));
    } catch (CertificateException | IllegalArgumentException e) {
      // One that cannot be read vouches for nobody.
    }
  }
}

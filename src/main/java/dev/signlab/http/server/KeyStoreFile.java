package dev.signlab.http.server;

import dev.signlab.diagnostic.LabException;
import dev.signlab.diagnostic.Problem;
import dev.signlab.storage.Reason;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/**
 * The certificate and private key with which a server speaks TLS.
 *
 * @param file a PKCS#12 key store
 * @param password of the store and of the key in it
 */
public record KeyStoreFile(Path file, String password) {

  /** Reads the store; a wrong password or another format is a problem that names the file. */
  SSLContext context() {
    try (InputStream in = Files.newInputStream(file)) {
      KeyStore store = KeyStore.getInstance("PKCS12");
      store.load(in, password.toCharArray());
      KeyManagerFactory keys =
          KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
      keys.init(store, password.toCharArray());
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(keys.getKeyManagers(), null, null);
      return context;
    } catch (IOException | GeneralSecurityException e) {
      throw unusable(e);
    }
  }

  /** Leaves the password out. */
  @Override
  public String toString() {
    return file.toString();
  }

  private LabException unusable(Exception e) {
    return Problem.of("cannot use the key store " + file)
        .expected("a PKCS#12 file with a certificate and its key, and its password")
        .found(Reason.of(e))
        .asException(e);
  }
}

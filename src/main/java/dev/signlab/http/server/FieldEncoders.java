package dev.signlab.http.server;

import java.io.IOException;
import java.net.URL;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import java.util.Objects;
import org.eclipse.jetty.http.HttpFieldPreEncoder;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.PreEncodedHttpField;

/**
 * Tells Jetty which classes write header fields for which version of HTTP. Jetty looks for their
 * names in all jars of the class path, and opening them takes longer than all else of a start; here
 * they stand in a file.
 */
final class FieldEncoders {

  private static final String SERVICE = "META-INF/services/" + HttpFieldPreEncoder.class.getName();

  private FieldEncoders() {}

  /** Lets Jetty find them, once in a process. */
  static void find() {
    Thread current = Thread.currentThread();
    ClassLoader before = current.getContextClassLoader();
    current.setContextClassLoader(new Known(FieldEncoders.class.getClassLoader()));
    try {
      // The first such field looks for them.
      new PreEncodedHttpField(HttpHeader.CONNECTION, "close");
    } finally {
      current.setContextClassLoader(before);
    }
  }

  /** Returns the file with their names. */
  static URL names() {
    return Objects.requireNonNull(FieldEncoders.class.getResource("field-encoders"));
  }

  private static final class Known extends ClassLoader {

    Known(ClassLoader parent) {
      super(parent);
    }

    @Override
    public Enumeration<URL> getResources(String name) throws IOException {
      return name.equals(SERVICE)
          ? Collections.enumeration(List.of(names()))
          : super.getResources(name);
    }
  }
}

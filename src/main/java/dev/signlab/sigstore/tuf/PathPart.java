package dev.signlab.sigstore.tuf;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** A name as one part of a path in an address (RFC 3986, section 3.3). */
public final class PathPart {

  private PathPart() {}

  /** Returns the name with all encoded but the unreserved letters (section 2.3). */
  public static String encoded(String name) {
    return URLEncoder.encode(name, StandardCharsets.UTF_8)
        .replace("+", "%20")
        .replace("*", "%2A")
        .replace("%7E", "~");
  }
}

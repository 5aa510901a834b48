package dev.signlab.crypto.keys.kubernetes;

import dev.signlab.http.HttpTransport;
import java.net.URI;
import java.util.Optional;

/**
 * A cluster that can be asked.
 *
 * @param server the address of its API, without a slash at its end
 * @param authorization the value of the header of that name, where one is sent
 * @param transport trusts the cluster's authority, and shows a certificate where there is one
 * @param source what named it, for problems
 */
record Cluster(URI server, Optional<String> authorization, HttpTransport transport, String source) {

  /** Says where, and nothing of the credentials. */
  @Override
  public String toString() {
    return server + ", from " + source;
  }
}

package dev.signlab.oci.client;

import dev.signlab.oci.name.Repository;

/** What is to be done, in the words of the token protocol. */
final class Scopes {

  static final String CATALOG = "registry:catalog:*";

  private Scopes() {}

  static String pull(Repository repository) {
    return "repository:" + repository.path() + ":pull";
  }

  static String push(Repository repository) {
    return "repository:" + repository.path() + ":pull,push";
  }

  static String delete(Repository repository) {
    return "repository:" + repository.path() + ":delete";
  }
}

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

  /** Returns the path of the first repository in a scope, or an empty text. */
  static String repositoryOf(String scope) {
    String prefix = "repository:";
    int end = scope.indexOf(':', prefix.length());
    return scope.startsWith(prefix) && end > 0 ? scope.substring(prefix.length(), end) : "";
  }
}

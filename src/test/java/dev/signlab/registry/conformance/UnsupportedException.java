package dev.signlab.registry.conformance;

/** A registry did without something that the specification lets it do without. */
final class UnsupportedException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  UnsupportedException(String what) {
    super(what);
  }
}

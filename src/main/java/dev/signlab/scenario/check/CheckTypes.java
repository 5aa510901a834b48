package dev.signlab.scenario.check;

import java.util.List;
import java.util.Optional;

/** All types of checks. A new type is one record and one line here. */
public final class CheckTypes {

  private static final List<CheckType> ALL =
      List.of(
          RegistryCheck.TYPE,
          LoginCheck.TYPE,
          ImageCheck.TYPE,
          NoImageCheck.TYPE,
          TagsCheck.TYPE,
          LocalImageCheck.TYPE,
          DigestsCheck.TYPE,
          FileCheck.TYPE,
          NoFileCheck.TYPE,
          FileTextCheck.TYPE,
          JsonCheck.TYPE,
          SameFilesCheck.TYPE,
          KeysCheck.TYPE,
          SignatureCheck.TYPE,
          IdentitySignatureCheck.TYPE,
          CertificateOfCheck.TYPE,
          SignersCheck.TYPE,
          NotSignedByCheck.TYPE,
          NoSignatureCheck.TYPE,
          RefusedCheck.TYPE,
          BlobSignatureCheck.TYPE,
          LogEntryCheck.TYPE,
          AttestationCheck.TYPE,
          AttestationValueCheck.TYPE,
          NoAttestationCheck.TYPE,
          SbomCheck.TYPE,
          ClockCheck.TYPE,
          TriedCheck.TYPE);

  private CheckTypes() {}

  /** Returns the types in the order in which the reference page lists them. */
  public static List<CheckType> all() {
    return ALL;
  }

  /** Returns the type of a name. */
  public static Optional<CheckType> named(String name) {
    return ALL.stream().filter(type -> type.name().equals(name)).findFirst();
  }

  /** Returns the names of all types. */
  public static List<String> names() {
    return ALL.stream().map(CheckType::name).toList();
  }
}

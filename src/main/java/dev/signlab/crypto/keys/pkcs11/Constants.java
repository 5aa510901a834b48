package dev.signlab.crypto.keys.pkcs11;

/** Numbers of PKCS #11, under the names that the specification gives them without prefix. */
final class Constants {

  static final long CLASS = 0x000;
  static final long LABEL = 0x003;
  static final long VALUE = 0x011;
  static final long KEY_TYPE = 0x100;
  static final long ID = 0x102;
  static final long MODULUS = 0x120;
  static final long PUBLIC_EXPONENT = 0x122;
  static final long EC_PARAMS = 0x180;
  static final long EC_POINT = 0x181;

  static final long OBJECT_CERTIFICATE = 1;
  static final long OBJECT_PUBLIC_KEY = 2;
  static final long OBJECT_PRIVATE_KEY = 3;

  static final long KEY_RSA = 0x00;
  static final long KEY_EC = 0x03;
  static final long KEY_EC_EDWARDS = 0x40;

  static final long MECHANISM_RSA_PKCS = 0x0001;
  static final long MECHANISM_ECDSA = 0x1041;
  static final long MECHANISM_EDDSA = 0x1057;

  private Constants() {}
}

package dev.signlab.registry;

/** The codes of the distribution-spec (section Error Codes), each with its usual status. */
enum ErrorCode {
  BLOB_UNKNOWN(404),
  BLOB_UPLOAD_INVALID(400),
  BLOB_UPLOAD_UNKNOWN(404),
  DIGEST_INVALID(400),
  MANIFEST_BLOB_UNKNOWN(400),
  MANIFEST_INVALID(400),
  MANIFEST_UNKNOWN(404),
  NAME_INVALID(400),
  NAME_UNKNOWN(404),
  PAGINATION_NUMBER_INVALID(400),
  RANGE_INVALID(416),
  SIZE_INVALID(400),
  TAG_INVALID(400),
  TOOMANYREQUESTS(429),
  UNAUTHORIZED(401),
  UNKNOWN(500),
  UNSUPPORTED(405);

  private final int status;

  ErrorCode(int status) {
    this.status = status;
  }

  int status() {
    return status;
  }
}

/* A test server seen by curl.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "ferry-test-server.h"

G_BEGIN_DECLS

/* Exit codes, curl(1). */
#define CURL_CANNOT_CONNECT  7
#define CURL_WEIRD_PASV      13
#define CURL_UPLOAD_FAILED   25
#define CURL_TLS_CONNECT     35
#define CURL_LOGIN_DENIED    67
#define CURL_BAD_CERTIFICATE 60

int ferry_test_curl (FerryTestServer *server, const char *path, char **output, ...)
    G_GNUC_NULL_TERMINATED;

G_END_DECLS

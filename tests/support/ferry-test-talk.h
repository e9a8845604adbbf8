/* The control connection by hand: a line out, a reply in, and nothing of Ferry between.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "ferry-test-server.h"

G_BEGIN_DECLS

GSocketConnection *ferry_test_connect (FerryTestServer *server);
char *ferry_test_talk (GSocketConnection *connection, const char *line);
void ferry_test_assert_reply (GSocketConnection *connection, const char *line, const char *start);
void ferry_test_log_in (FerryTestServer *server, GSocketConnection *connection);

G_END_DECLS

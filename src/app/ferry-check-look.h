/* How far a connection of a check came, and how its row says so: in colour, symbol and words. Pure.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "ferry-check.h"

G_BEGIN_DECLS

/* From the client to the server, whoever opens the connection. */
typedef enum
{
  FERRY_CHECK_STOP_NONE, /* it arrived, or has not been tried */
  FERRY_CHECK_STOP_CLIENT,
  FERRY_CHECK_STOP_CLIENT_FIREWALL,
  FERRY_CHECK_STOP_SERVER_FIREWALL,
  FERRY_CHECK_STOP_SERVER,
} FerryCheckStop;

gboolean ferry_check_look_is_tried (const FerryCheckStep *step);
FerryCheckStop ferry_check_look_get_stop (const FerryCheckStep *step);
const char *ferry_check_look_get_word (const FerryCheckStep *step);
const char *ferry_check_look_get_icon (const FerryCheckStep *step);
const char *ferry_check_look_get_class (const FerryCheckStep *step);

char *ferry_check_look_dup_time (const FerryCheckStep *step);
char *ferry_check_look_dup_our_port (const FerryCheckStep *step);
char *ferry_check_look_dup_server_port (const FerryCheckStep *step);
char *ferry_check_look_dup_detail (const FerryCheckStep *step);
char *ferry_check_look_dup_sentence (const FerryCheckStep *step);

G_END_DECLS

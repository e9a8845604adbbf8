/* What a check of a server found: one step a connection that was tried, with both ends, the
 * direction, the time it took and how it ended. A plain value; ferry-check-run.h makes it,
 * ferry-advice.h draws the conclusion.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "ferry-explanation.h"

#include <gio/gio.h>

G_BEGIN_DECLS

typedef enum
{
  FERRY_CHECK_NAME,    /* the host's addresses */
  FERRY_CHECK_CONTROL, /* connection and greeting, once for IPv4 and once for IPv6 */
  FERRY_CHECK_TLS,
  FERRY_CHECK_LOGIN,
  FERRY_CHECK_EPSV, /* each of the four with a real listing of the login folder */
  FERRY_CHECK_PASV,
  FERRY_CHECK_EPRT,
  FERRY_CHECK_PORT,
} FerryCheckKind;

typedef enum
{
  FERRY_CHECK_WAITING,
  FERRY_CHECK_RUNNING,
  FERRY_CHECK_WORKS,
  FERRY_CHECK_FAILS,
  FERRY_CHECK_SKIPPED, /* it makes no sense here: PASV over IPv6, TLS not wanted */
} FerryCheckState;

typedef struct
{
  FerryCheckKind kind;
  GSocketFamily family; /* G_SOCKET_FAMILY_INVALID for the name */
  FerryCheckState state;

  char *our_address; /* numeric, nullable like all strings here */
  guint16 our_port;  /* 0: not known, and then shown as "any" */
  char *server_address;
  guint16 server_port;
  char *announced; /* PASV: the address in the reply, where it is another one */
  char *told;      /* PORT, EPRT: the address that we named */

  gint64 duration;               /* microseconds, of this step alone */
  gint64 entries;                /* of the listing; -1 for none */
  char *detail;                  /* one line: "TLS 1.3, certificate of …", "vsFTPd 3.0.3" */
  FerryExplanation *explanation; /* where it failed */
} FerryCheckStep;

/* The server's program, as far as it can be told from what it said; for the words of the advice. */
typedef enum
{
  FERRY_PRODUCT_UNKNOWN,
  FERRY_PRODUCT_VSFTPD,
  FERRY_PRODUCT_PROFTPD,
  FERRY_PRODUCT_PURE_FTPD,
  FERRY_PRODUCT_IIS,
  FERRY_PRODUCT_FILEZILLA,
  FERRY_PRODUCT_OTHER,
} FerryProduct;

typedef struct
{
  FerryServer *server; /* as it was checked, without the password */
  gint64 time;         /* when it began, microseconds since 1970 */
  GPtrArray *steps; /* FerryCheckStep *, in the order in which they run, all there from the start */
  FerryProduct product;
  char *greeting;    /* nullable */
  char *our_outside; /* our address as the server saw it, where it told; nullable */
  guint16 asked_low; /* ports named for passive mode when asked once more; 0: was not asked */
  guint16 asked_high;
  gboolean offers_tls; /* FEAT names it; also where it was not asked for */
  gboolean is_proxied; /* the control connection went through a proxy */
  gboolean is_over;
} FerryCheck;

FerryCheck *ferry_check_new (const FerryServer *server);
FerryCheck *ferry_check_copy (const FerryCheck *check);
void ferry_check_free (FerryCheck *check);
FerryCheckStep *ferry_check_add (FerryCheck *check, FerryCheckKind kind, GSocketFamily family);
const FerryCheckStep *
ferry_check_find (const FerryCheck *check, FerryCheckKind kind, GSocketFamily family);

gboolean ferry_check_kind_is_active (FerryCheckKind kind);
gboolean ferry_check_kind_is_data (FerryCheckKind kind);
const char *ferry_check_kind_get_title (FerryCheckKind kind); /* translated: "Passive (EPSV)" */

G_DEFINE_AUTOPTR_CLEANUP_FUNC (FerryCheck, ferry_check_free)

G_END_DECLS

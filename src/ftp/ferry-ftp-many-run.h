/* What the verbs on many paths (ferry-ftp-many.h) share: their commands, what became of each path,
 * and why some were refused. Inside src/ftp only.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#pragma once

#include "ferry-ftp-examine.h"
#include "ferry-ftp-many.h"

G_BEGIN_DECLS

typedef struct _FerryFtpMany FerryFtpMany;

/* What differs between the verbs. */
typedef struct
{
  const char *sentence; /* untranslated, the path in it */
  FerryFtpRole role;
  /* The same for one path alone, which knows the way round where names are special. */
  gboolean (*do_one) (FerryFtpMany *many, guint index, GCancellable *cancellable, GError **error);
} FerryFtpManyVerb;

struct _FerryFtpMany
{
  /* borrowed */
  FerryFtpClient *client;
  const FerryFtpManyVerb *verb;
  const char *const *paths;
  const char *const *targets; /* nullable */
  const guint16 *modes;       /* nullable */
  const gint64 *times;        /* nullable */
  guint count;
  FerryFtpOutcomeFunc func;
  gpointer user_data;

  /* owned */
  GPtrArray *commands; /* char *, stride for each path */
  GPtrArray *refusals; /* Refusal * */

  guint stride;      /* commands for each path */
  gboolean is_guess; /* refusals are expected */
  guint ended;       /* paths whose commands are all answered */
};

gboolean ferry_ftp_many_begin (FerryFtpMany *many, GCancellable *cancellable, GError **error);
void ferry_ftp_many_add (FerryFtpMany *many, const char *command, const char *path);
gboolean ferry_ftp_many_run (FerryFtpMany *many, GCancellable *cancellable, GError **error);
void ferry_ftp_many_clear (FerryFtpMany *many);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (FerryFtpMany, ferry_ftp_many_clear)

G_END_DECLS

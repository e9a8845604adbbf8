/* Verbs on many paths, one function each. See ferry-ftp-many.h.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ferry-ftp-many-run.h"

#include "ferry-ftp-time.h"

#include <glib/gi18n-lib.h>

static gboolean
remove_one (FerryFtpMany *many, guint index, GCancellable *cancellable, GError **error)
{
  return ferry_ftp_client_remove (many->client, many->paths[index], cancellable, error);
}

static gboolean
remove_one_folder (FerryFtpMany *many, guint index, GCancellable *cancellable, GError **error)
{
  return ferry_ftp_client_remove_folder (many->client, many->paths[index], cancellable, error);
}

static gboolean
make_one_folder (FerryFtpMany *many, guint index, GCancellable *cancellable, GError **error)
{
  return ferry_ftp_client_make_folder (many->client, many->paths[index], cancellable, error);
}

static gboolean
set_one_mode (FerryFtpMany *many, guint index, GCancellable *cancellable, GError **error)
{
  return ferry_ftp_client_set_permissions (many->client, many->paths[index], many->modes[index],
                                           cancellable, error);
}

static gboolean
set_one_time (FerryFtpMany *many, guint index, GCancellable *cancellable, GError **error)
{
  return ferry_ftp_client_set_modified (many->client, many->paths[index], many->times[index],
                                        cancellable, error);
}

static gboolean
rename_one (FerryFtpMany *many, guint index, GCancellable *cancellable, GError **error)
{
  return ferry_ftp_client_rename (many->client, many->paths[index], many->targets[index],
                                  cancellable, error);
}

static const FerryFtpManyVerb remove_files = { N_ ("“%s” could not be removed"),
                                               FERRY_FTP_ROLE_SOURCE, remove_one };
static const FerryFtpManyVerb remove_folders = { N_ ("The folder “%s” could not be removed"),
                                                 FERRY_FTP_ROLE_SOURCE, remove_one_folder };
static const FerryFtpManyVerb make_folders = { N_ ("The folder “%s” could not be made"),
                                               FERRY_FTP_ROLE_NEW, make_one_folder };
static const FerryFtpManyVerb set_modes = { N_ ("The permissions of “%s” could not be changed"),
                                            FERRY_FTP_ROLE_SOURCE, set_one_mode };
static const FerryFtpManyVerb set_times = { N_ ("The time of “%s” could not be set"),
                                            FERRY_FTP_ROLE_SOURCE, set_one_time };
static const FerryFtpManyVerb rename_files = { N_ ("“%s” could not be renamed"),
                                               FERRY_FTP_ROLE_SOURCE, rename_one };

static FerryFtpMany
make_many (FerryFtpClient *client, const FerryFtpManyVerb *verb, const FerryFtpBatch *batch)
{
  return (FerryFtpMany){ .client = client,
                         .verb = verb,
                         .paths = batch->paths,
                         .count = batch->count,
                         .func = batch->func,
                         .user_data = batch->user_data,
                         .stride = 1 };
}

static gboolean
run_verb (FerryFtpMany *many, const char *command, GCancellable *cancellable, GError **error)
{
  if (!ferry_ftp_many_begin (many, cancellable, error))
    return FALSE;
  for (guint i = 0; i < many->count; i++)
    ferry_ftp_many_add (many, command, many->paths[i]);
  return ferry_ftp_many_run (many, cancellable, error);
}

/**
 * ferry_ftp_client_remove_many:
 *
 * Removes files and links.
 *
 * Returns: whether each was answered; the refused ones too
 */
gboolean
ferry_ftp_client_remove_many (FerryFtpClient *client,
                              const FerryFtpBatch *batch,
                              GCancellable *cancellable,
                              GError **error)
{
  g_auto (FerryFtpMany) many = make_many (client, &remove_files, batch);

  return run_verb (&many, "DELE", cancellable, error);
}

/**
 * ferry_ftp_client_remove_links:
 *
 * Removes those of @batch that are no folders after all. The others are refused; nobody asks why.
 *
 * Returns: as ferry_ftp_client_remove_many()
 */
gboolean
ferry_ftp_client_remove_links (FerryFtpClient *client,
                               const FerryFtpBatch *batch,
                               GCancellable *cancellable,
                               GError **error)
{
  g_auto (FerryFtpMany) many = make_many (client, &remove_files, batch);

  many.is_guess = TRUE;
  return run_verb (&many, "DELE", cancellable, error);
}

/**
 * ferry_ftp_client_remove_folders:
 *
 * Removes empty folders in the order of @batch: the inner ones come first.
 *
 * Returns: as ferry_ftp_client_remove_many()
 */
gboolean
ferry_ftp_client_remove_folders (FerryFtpClient *client,
                                 const FerryFtpBatch *batch,
                                 GCancellable *cancellable,
                                 GError **error)
{
  g_auto (FerryFtpMany) many = make_many (client, &remove_folders, batch);

  g_clear_pointer (&client->folder, g_free);
  return run_verb (&many, "RMD", cancellable, error);
}

/**
 * ferry_ftp_client_make_folders:
 *
 * Makes folders in the order of @batch: the outer ones come first.
 *
 * Returns: as ferry_ftp_client_remove_many()
 */
gboolean
ferry_ftp_client_make_folders (FerryFtpClient *client,
                               const FerryFtpBatch *batch,
                               GCancellable *cancellable,
                               GError **error)
{
  g_auto (FerryFtpMany) many = make_many (client, &make_folders, batch);

  return run_verb (&many, "MKD", cancellable, error);
}

/**
 * ferry_ftp_client_set_permissions_many:
 * @modes: permission bits 07777 for each path
 *
 * Returns: as ferry_ftp_client_remove_many()
 */
gboolean
ferry_ftp_client_set_permissions_many (FerryFtpClient *client,
                                       const FerryFtpBatch *batch,
                                       const guint16 *modes,
                                       GCancellable *cancellable,
                                       GError **error)
{
  g_auto (FerryFtpMany) many = make_many (client, &set_modes, batch);

  many.modes = modes;
  if (!ferry_ftp_many_begin (&many, cancellable, error))
    return FALSE;
  for (guint i = 0; i < batch->count; i++)
    {
      g_autofree char *command = g_strdup_printf ("SITE CHMOD %03o", modes[i] & 07777u);

      ferry_ftp_many_add (&many, command, batch->paths[i]);
    }
  return ferry_ftp_many_run (&many, cancellable, error);
}

/**
 * ferry_ftp_client_set_modified_many:
 * @times: seconds since 1970, UTC, for each path
 *
 * Returns: as ferry_ftp_client_remove_many()
 */
gboolean
ferry_ftp_client_set_modified_many (FerryFtpClient *client,
                                    const FerryFtpBatch *batch,
                                    const gint64 *times,
                                    GCancellable *cancellable,
                                    GError **error)
{
  g_auto (FerryFtpMany) many = make_many (client, &set_times, batch);
  const char *setter;

  many.times = times;
  if (!ferry_ftp_many_begin (&many, cancellable, error))
    return FALSE;
  setter = ferry_ftp_time_get_setter (client);
  for (guint i = 0; i < batch->count; i++)
    {
      g_autofree char *time = ferry_ftp_time_format (times[i]);
      g_autofree char *command = g_strdup_printf ("%s %s", setter, time != NULL ? time : "");

      ferry_ftp_many_add (&many, command, batch->paths[i]);
    }
  return ferry_ftp_many_run (&many, cancellable, error);
}

/**
 * ferry_ftp_client_rename_many:
 *
 * Renames or moves each of @batch to that of @to, in their order. As with
 * ferry_ftp_client_rename(), most servers replace what is there.
 *
 * Returns: as ferry_ftp_client_remove_many()
 */
gboolean
ferry_ftp_client_rename_many (FerryFtpClient *client,
                              const FerryFtpBatch *batch,
                              const char *const *to,
                              GCancellable *cancellable,
                              GError **error)
{
  g_auto (FerryFtpMany) many = make_many (client, &rename_files, batch);

  many.targets = to;
  many.stride = 2;
  g_clear_pointer (&client->folder, g_free);
  if (!ferry_ftp_many_begin (&many, cancellable, error))
    return FALSE;
  for (guint i = 0; i < batch->count; i++)
    {
      ferry_ftp_many_add (&many, "RNFR", batch->paths[i]);
      ferry_ftp_many_add (&many, "RNTO", to[i]);
    }
  return ferry_ftp_many_run (&many, cancellable, error);
}

/* A command as an expert typed it. What is refused, and what each command leaves behind, is a
 * table: what is known of the session is right again before the next verb. See ferry-ftp-client.h.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "ferry-ftp-client.h"

#include "ferry-ftp-session.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define MOVES_DATA                                                                                 \
  N_ ("%s needs a data connection, which Ferry opens by itself. Use the panes and the transfers.")
#define IS_LOGIN                                                                                   \
  N_ ("%s would change the login or the encryption. Disconnect, and connect with other settings.")
#define IS_FORM                                                                                    \
  N_ ("%s would change how the bytes of a transfer travel, which Ferry sees to by itself.")

/* What a command leaves behind. One that no row names may have changed anything. */
typedef enum
{
  LEAVES_ALL,    /* it only asks, or prepares the next command */
  LEAVES_FOLDER, /* the server may be in another folder */
  LEAVES_TYPE,   /* it may transfer in another TYPE */
  LEAVES_ANYTHING,
} Leaves;

static const struct
{
  const char *name;
  Leaves leaves;
  const char *refusal; /* untranslated, the command in it; NULL: may be sent */
} commands[] = {
  { "RETR", 0, MOVES_DATA },       { "STOR", 0, MOVES_DATA },       { "STOU", 0, MOVES_DATA },
  { "APPE", 0, MOVES_DATA },       { "LIST", 0, MOVES_DATA },       { "NLST", 0, MOVES_DATA },
  { "MLSD", 0, MOVES_DATA },       { "PASV", 0, MOVES_DATA },       { "EPSV", 0, MOVES_DATA },
  { "LPSV", 0, MOVES_DATA },       { "SPSV", 0, MOVES_DATA },       { "PORT", 0, MOVES_DATA },
  { "EPRT", 0, MOVES_DATA },       { "LPRT", 0, MOVES_DATA },       { "REST", 0, MOVES_DATA },
  { "ABOR", 0, MOVES_DATA },       { "USER", 0, IS_LOGIN },         { "PASS", 0, IS_LOGIN },
  { "ACCT", 0, IS_LOGIN },         { "QUIT", 0, IS_LOGIN },         { "REIN", 0, IS_LOGIN },
  { "HOST", 0, IS_LOGIN },         { "AUTH", 0, IS_LOGIN },         { "ADAT", 0, IS_LOGIN },
  { "PBSZ", 0, IS_LOGIN },         { "PROT", 0, IS_LOGIN },         { "CCC", 0, IS_LOGIN },
  { "MIC", 0, IS_LOGIN },          { "CONF", 0, IS_LOGIN },         { "ENC", 0, IS_LOGIN },
  { "MODE", 0, IS_FORM },          { "STRU", 0, IS_FORM },          { "CWD", LEAVES_FOLDER, NULL },
  { "XCWD", LEAVES_FOLDER, NULL }, { "CDUP", LEAVES_FOLDER, NULL }, { "XCUP", LEAVES_FOLDER, NULL },
  { "TYPE", LEAVES_TYPE, NULL },   { "NOOP", LEAVES_ALL, NULL },    { "HELP", LEAVES_ALL, NULL },
  { "STAT", LEAVES_ALL, NULL },    { "SYST", LEAVES_ALL, NULL },    { "FEAT", LEAVES_ALL, NULL },
  { "PWD", LEAVES_ALL, NULL },     { "XPWD", LEAVES_ALL, NULL },    { "SIZE", LEAVES_ALL, NULL },
  { "MLST", LEAVES_ALL, NULL },    { "HASH", LEAVES_ALL, NULL },    { "CSID", LEAVES_ALL, NULL },
  { "CLNT", LEAVES_ALL, NULL },    { "RNFR", LEAVES_ALL, NULL },
};

static char *
dup_name (const char *command)
{
  return g_ascii_strup (command, (gssize) strcspn (command, " "));
}

static gssize
find (const char *name)
{
  for (gsize i = 0; i < G_N_ELEMENTS (commands); i++)
    if (g_str_equal (commands[i].name, name))
      return (gssize) i;
  return -1;
}

static Leaves
get_leaves (const char *command)
{
  g_autofree char *name = dup_name (command);
  gssize row = find (name);

  return row >= 0 ? commands[row].leaves : LEAVES_ANYTHING;
}

static gboolean
refuse (const char *sentence, const char *name, GError **error)
{
  g_autoptr (GString) text = g_string_new (sentence);

  g_string_replace (text, "%s", name, 1);
  g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_INVALID_ARGUMENT, text->str);
  return FALSE;
}

/**
 * ferry_ftp_quote_check:
 * @command: one line, raw bytes
 *
 * Returns: whether it may be sent; %G_IO_ERROR_INVALID_ARGUMENT says why not
 */
gboolean
ferry_ftp_quote_check (const char *command, GError **error)
{
  g_autofree char *name = dup_name (command);
  gssize row = find (name);

  if (strpbrk (command, "\r\n") != NULL)
    return refuse (_ ("A command is one line."), "", error);
  if (!g_ascii_isalpha (*name))
    return refuse (_ ("A command begins with its name."), "", error);
  for (const char *c = name; *c != '\0'; c++)
    if (!g_ascii_isgraph (*c))
      return refuse (_ ("The name of a command has only letters."), "", error);
  if (row >= 0 && commands[row].refusal != NULL)
    return refuse (_ (commands[row].refusal), name, error);
  return TRUE;
}

/**
 * ferry_ftp_quote_may_change:
 *
 * Returns: whether files or folders may be others after @command
 */
gboolean
ferry_ftp_quote_may_change (const char *command)
{
  return get_leaves (command) == LEAVES_ANYTHING;
}

/* After a change of the folder: where the server is now. */
static gboolean
ask_folder (FerryFtpSession *session, char **folder, GCancellable *cancellable, GError **error)
{
  g_autoptr (FerryFtpReply) reply = ferry_ftp_session_command (session, cancellable, error, "PWD");
  g_autofree char *path = NULL;

  if (reply == NULL)
    return FALSE;
  if (ferry_ftp_reply_is_done (reply))
    path = ferry_ftp_reply_dup_path (reply);
  if (path == NULL)
    return TRUE;
  g_free (*folder);
  *folder = g_strdup (path);
  session->folder = g_steal_pointer (&path);
  return TRUE;
}

static char *
dup_shown_reply (FerryFtpSession *session, const FerryFtpReply *reply)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < reply->lines->len; i++)
    {
      g_autofree char *line =
          ferry_ftp_session_dup_shown (session, g_ptr_array_index (reply->lines, i));
      gboolean is_last = i + 1 == reply->lines->len;

      if (is_last || i == 0)
        g_string_append_printf (text, "%03u%c", reply->code, is_last ? ' ' : '-');
      g_string_append_printf (text, "%s%s", line, is_last ? "" : "\n");
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

/**
 * ferry_ftp_client_quote:
 * @command: one line, raw bytes
 * @folder: (inout): where it is to run; where the server is afterwards
 *
 * Sends a command that moves no data.
 *
 * Returns: (transfer full) (nullable): the reply, whatever it says: its lines, the code before the
 * first and the last, UTF-8
 */
char *
ferry_ftp_client_quote (FerryFtpClient *session,
                        const char *command,
                        char **folder,
                        GCancellable *cancellable,
                        GError **error)
{
  Leaves leaves = get_leaves (command);
  g_autofree char *absolute = NULL;
  g_autoptr (FerryFtpReply) reply = NULL;
  g_autoptr (GError) reason = NULL;

  if (!ferry_ftp_quote_check (command, error))
    return NULL;
  absolute = ferry_ftp_session_begin_at (session, *folder, cancellable, error);
  if (absolute == NULL)
    return NULL;
  g_free (*folder);
  *folder = g_steal_pointer (&absolute);
  /* A folder that is gone can still be left. */
  if (!ferry_ftp_session_enter (session, *folder, cancellable, &reason) &&
      (leaves != LEAVES_FOLDER || ferry_ftp_error_get_reply_code (reason) == 0))
    {
      g_propagate_error (error, g_steal_pointer (&reason));
      return NULL;
    }
  if (leaves == LEAVES_FOLDER || leaves == LEAVES_ANYTHING)
    g_clear_pointer (&session->folder, g_free);
  if (leaves == LEAVES_TYPE || leaves == LEAVES_ANYTHING)
    session->type = 0;

  reply = ferry_ftp_session_command (session, cancellable, error, "%s", command);
  if (reply == NULL ||
      (leaves == LEAVES_FOLDER && !ask_folder (session, folder, cancellable, error)))
    return NULL;
  return dup_shown_reply (session, reply);
}

/* Loaded into FTP servers that know the system's users alone and want to be root: there is one
 * user, FERRY_TEST_USER with FERRY_TEST_PASSWORD and the home FERRY_TEST_HOME, and becoming it
 * changes nothing. So they run in a test as whoever runs it, without an account and without PAM's
 * files. What they say on the wire stays their own.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include <grp.h>
#include <pwd.h>
#include <stdlib.h>
#include <string.h>
#include <sys/types.h>
#include <unistd.h>

/* Of Linux-PAM's interface, whose headers need not be installed. */
#define PAM_PROMPT_ECHO_OFF 1
#define PAM_USER            2
#define PAM_AUTH_ERR        7
#define PAM_CONV_AGAIN      30
#define PAM_INCOMPLETE      31

struct pam_message
{
  int style;
  const char *text;
};

struct pam_response
{
  char *text;
  int code;
};

struct pam_conv
{
  int (*ask) (int count,
              const struct pam_message **messages,
              struct pam_response **responses,
              void *data);
  void *data;
};

typedef struct pam_handle pam_handle_t;

static struct pam_conv conversation;

int pam_start (const char *service,
               const char *user,
               const struct pam_conv *conv,
               pam_handle_t **handle);
int pam_authenticate (pam_handle_t *handle, int flags);
int pam_get_item (const pam_handle_t *handle, int type, const void **item);
int pam_set_item (pam_handle_t *handle, int type, const void *item);
int pam_end (pam_handle_t *handle, int status);
int pam_acct_mgmt (pam_handle_t *handle, int flags);
int pam_setcred (pam_handle_t *handle, int flags);
int pam_open_session (pam_handle_t *handle, int flags);
int pam_close_session (pam_handle_t *handle, int flags);
int cap_set_proc (void *capabilities);

static const char *
get_setting (const char *name)
{
  const char *value = getenv (name);

  return value != NULL ? value : "";
}

static struct passwd *
get_user (void)
{
  static struct passwd user;

  user.pw_name = (char *) get_setting ("FERRY_TEST_USER");
  user.pw_passwd = (char *) "x";
  user.pw_uid = getuid ();
  user.pw_gid = getgid ();
  user.pw_gecos = user.pw_name;
  user.pw_dir = (char *) get_setting ("FERRY_TEST_HOME");
  user.pw_shell = (char *) "/bin/sh";
  return &user;
}

struct passwd *
getpwnam (const char *name)
{
  return strcmp (name, get_setting ("FERRY_TEST_USER")) == 0 ? get_user () : NULL;
}

int
pam_start (const char *service,
           const char *user,
           const struct pam_conv *conv,
           pam_handle_t **handle)
{
  conversation = *conv;
  *handle = (pam_handle_t *) &conversation;
  return 0;
}

int
pam_authenticate (pam_handle_t *handle, int flags)
{
  const struct pam_message message = { PAM_PROMPT_ECHO_OFF, "Password: " };
  const struct pam_message *messages[] = { &message };
  struct pam_response *response = NULL;
  int result = conversation.ask (1, messages, &response, conversation.data);
  int is_right;

  /* They ask once at USER, before the password is there. */
  if (result == PAM_CONV_AGAIN)
    return PAM_INCOMPLETE;
  if (result != 0 || response == NULL)
    return PAM_AUTH_ERR;
  is_right =
      response->text != NULL && strcmp (response->text, get_setting ("FERRY_TEST_PASSWORD")) == 0;
  free (response->text);
  free (response);
  return is_right ? 0 : PAM_AUTH_ERR;
}

int
pam_get_item (const pam_handle_t *handle, int type, const void **item)
{
  *item = type == PAM_USER ? get_setting ("FERRY_TEST_USER") : NULL;
  return 0;
}

int
pam_set_item (pam_handle_t *handle, int type, const void *item)
{
  return 0;
}

int
pam_end (pam_handle_t *handle, int status)
{
  return 0;
}

int
pam_acct_mgmt (pam_handle_t *handle, int flags)
{
  return 0;
}

int
pam_setcred (pam_handle_t *handle, int flags)
{
  return 0;
}

int
pam_open_session (pam_handle_t *handle, int flags)
{
  return 0;
}

int
pam_close_session (pam_handle_t *handle, int flags)
{
  return 0;
}

/* Who they are stays who they are. */
int
seteuid (uid_t user)
{
  return 0;
}

int
setegid (gid_t group)
{
  return 0;
}

int
setuid (uid_t user)
{
  return 0;
}

int
setgid (gid_t group)
{
  return 0;
}

int
setgroups (size_t count, const gid_t *groups)
{
  return 0;
}

int
initgroups (const char *user, gid_t group)
{
  return 0;
}

int
cap_set_proc (void *capabilities)
{
  return 0;
}

/** E-mail addresses as people type them. Pure. */

const ADDRESS =
  /^[^\s@"(),:;<>[\]\\]{1,64}@(?=.{4,253}$)[\p{L}\p{N}](?:[\p{L}\p{N}-]*[\p{L}\p{N}])?(?:\.[\p{L}\p{N}](?:[\p{L}\p{N}-]*[\p{L}\p{N}])?)+$/u;

/** True when a letter could leave for `text`: one address, at a full domain. */
export const isMailAddress = (text: string): boolean => ADDRESS.test(text) && !/^\.|\.\.|\.@/.test(text);

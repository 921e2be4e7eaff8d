const endings = /(?:各族|壮族|回族|满族|蒙古族|藏族|维吾尔|土家族|苗族|彝族|朝鲜族|布依族|侗族|瑶族|白族|黎族|畲族|羌族|仡佬族|水族)*自治[县州]$|(?:新区|自治旗|林区|特区|地区|区|县|市|旗|盟)$/;

/** 坪山区 → 坪山, 滨海新区 → 滨海: what people call it. A name that would be left with one character stays whole (城区, 郊区). */
export function shortNameOf(name: string): string {
  const short = name.replace(endings, '');
  return short.length >= 2 ? short : name;
}
